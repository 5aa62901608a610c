/** What the processes of a group do, as Linux says: to see which of them hangs, and in what. */
import { readFileSync, readdirSync } from "node:fs";

/** In Linux's clock ticks, on all that this runs on. */
const TICKS_A_SECOND = 100;
/** Where the fields stand behind a process's name: proc_pid_stat(5). */
const [STATE, PARENT, GROUP, USER_TICKS, SYSTEM_TICKS] = [0, 1, 2, 11, 12];

/**
 * @param {number} group
 * @returns {string[]} one line each; none where there is no Linux
 */
export function processesOf(group) {
  try {
    return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).flatMap((pid) => lineOf(pid, group));
  } catch {
    return [];
  }
}

/** @param {string} pid @param {number} group @returns {string[]} none of another group, or of a process that has ended */
function lineOf(pid, group) {
  const read = (name) => readFileSync(`/proc/${pid}/${name}`, "utf8");
  try {
    const stat = read("stat");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (Number(fields[GROUP]) !== group) return [];
    const seconds = (Number(fields[USER_TICKS]) + Number(fields[SYSTEM_TICKS])) / TICKS_A_SECOND;
    const command = read("cmdline").replaceAll("\0", " ").trim().slice(0, 160);
    return [`  ${pid} of ${fields[PARENT]}, ${fields[STATE]} in ${read("wchan") || "-"}, ${seconds} s of CPU: ${command}`];
  } catch {
    return [];
  }
}
