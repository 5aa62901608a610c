/** On a terminal: colours, and a secret that is asked for and not shown. A pty of Python's stands for the terminal. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { buffer } from "node:stream/consumers";
import { after, describe, test } from "node:test";
import { Folder, PROGRAM, call, run } from "./harness.js";

const scratch = new Folder();
after(() => scratch.remove());

const SECRET = "whsec_3mJ8sQ1kW7xYb2NcV5tZ";
const env = { STRIPE_SECRET: SECRET };
const { out: signed } = await call(["sign", "--scheme", "stripe", "--secret-env", "STRIPE_SECRET"], { env });
const request = scratch.write("genuine.http", signed);

/** Types each answer when the screen shows its question; what was on the screen is printed. */
const PTY = `
import json, os, pty, sys
answers, argv = json.loads(sys.argv[1]), sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(argv[0], argv)
screen = b""
while True:
    try:
        piece = os.read(terminal, 65536)
    except OSError:
        break
    if not piece:
        break
    screen += piece
    if answers and answers[0][0].encode() in screen:
        os.write(terminal, answers.pop(0)[1].encode())
_, status = os.waitpid(pid, 0)
sys.stdout.buffer.write(screen)
sys.exit(os.waitstatus_to_exitcode(status))
`;

async function onTerminal(args, { answers = [], env: own = {} } = {}) {
  const child = spawn("python3", ["-c", PTY, JSON.stringify(answers), process.execPath, PROGRAM, ...args], { env: { PATH: process.env.PATH, HOME: process.env.HOME, TERM: "xterm", ...own } });
  const [screen, code] = await Promise.all([buffer(child.stdout), new Promise((resolve) => child.on("close", resolve))]);
  return { screen: screen.toString(), code };
}

const ESCAPE = "\x1b[";

test("what sign prints ends with a line break, so that the prompt stands on a line of its own; elsewhere with the body", async () => {
  const args = ["sign", "--scheme", "stripe", "--secret-env", "STRIPE_SECRET"];
  const { screen } = await onTerminal(args, { env });
  assert.match(screen, /}\r\n$/);
  assert.match((await run(args, { env })).out, /}$/);
});

test("who cannot be signed for is said before a secret is asked for", async () => {
  const { screen, code } = await onTerminal(["sign", "--scheme", "zignsec-unsigned"]);
  assert.deepEqual([code, /^hookseal: zignsec-unsigned signs nothing/.test(screen)], [2, true], screen);
});

describe("colours", () => {
  const args = ["why", request, "--scheme", "stripe", "--secret-env", "STRIPE_SECRET"];

  test("are there on a terminal", async () => {
    const { screen, code } = await onTerminal(args, { env });
    assert.equal(code, 0);
    assert.ok(screen.includes(`${ESCAPE}32mGENUINE`));
  });

  test("are not where NO_COLOR is set, TERM is dumb, or JSON is asked for", async () => {
    for (const [own, more] of [[{ NO_COLOR: "1" }, []], [{ TERM: "dumb" }, []], [{}, ["--json"]]]) {
      const { screen } = await onTerminal([...args, ...more], { env: { ...env, ...own } });
      assert.ok(!screen.includes(ESCAPE), screen);
    }
  });

  test("are not in a pipe", async () => assert.ok(!(await run(args, { env: { ...env, TERM: "xterm" } })).out.includes("\x1b")));
});

describe("the prompt", () => {
  const args = ["verify", request, "--scheme", "stripe"];
  const question = "secret of stripe (not shown): ";

  test("takes a secret and shows nothing of it", async () => {
    const { screen, code } = await onTerminal(args, { answers: [[question, `${SECRET}\r`]] });
    assert.equal(code, 0, screen);
    assert.ok(screen.includes(question) && screen.includes("GENUINE"));
    assert.ok(!screen.includes(SECRET.slice(0, 10)));
  });

  for (const [command, ...more] of [["verify", request], ["why", request], ["sign"], ["send", "http://127.0.0.1:1/"], ["listen", "--port", "0"], ["replay", request, "http://127.0.0.1:1/", "--resign"]]) {
    test(`is one line, and drives no terminal, whoever chose the scheme's name: ${command}`, async () => {
      const name = `\u001b[2J\u001b[HGENUINE: acme\r\n\u001b]0;owned\u0007\u009b\u202e${"x".repeat(1000)}`;
      const file = scratch.write("scheme.json", JSON.stringify({ name, signature: { header: "x-sig" } }));
      const { screen, code } = await onTerminal([command, ...more, "--scheme-file", file], { answers: [["(not shown): ", `${SECRET}\r`]] });
      assert.equal(code, 2, screen);
      assert.doesNotMatch(screen, /[^\P{Cc}\r\n]|\p{Cf}|^GENUINE|x{200}/mu);
    });
  }

  test("knows backspace", async () => {
    assert.equal((await onTerminal(args, { answers: [[question, `${SECRET}xy\x7f\x7f\r`]] })).code, 0);
  });

  test("ends with Ctrl+C as not understood", async () => {
    const { screen, code } = await onTerminal(args, { answers: [[question, "abc\x03"]] });
    assert.deepEqual([code, screen.includes("no secret was typed"), screen.includes("abc")], [2, true, false]);
  });

  test("is not there in a pipe", async () => assert.equal((await run(args)).code, 2));
});
