# What Ruby makes of JSON on standard input. The first argument says which way.
require "json"
body = $stdin.read
case ARGV[0]
when "generate" then print JSON.generate(JSON.parse(body))
when "pretty" then print JSON.pretty_generate(JSON.parse(body))
when "ascii" then print JSON.generate(JSON.parse(body), ascii_only: true)
when "script_safe" then print JSON.generate(JSON.parse(body), script_safe: true)
# What ActiveSupport::JSON does behind JSON.generate: `ESCAPED_CHARS` of its encoding.rb.
when "rails" then print JSON.generate(JSON.parse(body)).gsub(/[\u2028\u2029><&]/u, "\u2028" => '\u2028', "\u2029" => '\u2029', ">" => '\u003e', "<" => '\u003c', "&" => '\u0026')
when "chomp" then print body.chomp
when "inspect" then print body.inspect
end
