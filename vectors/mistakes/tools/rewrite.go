// What Go makes of JSON on standard input. The first argument says which way.
package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
)

func main() {
	body, _ := io.ReadAll(os.Stdin)
	var value interface{}
	decoder := json.NewDecoder(bytes.NewReader(body))
	if os.Args[1] != "float" {
		decoder.UseNumber()
	}
	if err := decoder.Decode(&value); err != nil {
		panic(err)
	}
	switch os.Args[1] {
	case "marshal", "float":
		out, _ := json.Marshal(value)
		os.Stdout.Write(out)
	case "indent":
		out, _ := json.MarshalIndent(value, "", "\t")
		os.Stdout.Write(out)
	case "encoder":
		json.NewEncoder(os.Stdout).Encode(value)
	case "html-escape":
		var out bytes.Buffer
		json.HTMLEscape(&out, body)
		os.Stdout.Write(out.Bytes())
	case "raw-indent":
		var out bytes.Buffer
		json.Indent(&out, body, "", "  ")
		os.Stdout.Write(out.Bytes())
	}
}
