import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { HOUSE } from './house.mjs';

const FORWARDED = ['SIGTERM', 'SIGINT', 'SIGHUP'];

/** The parent of a process where the system tells it, else null. */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

/** Runs a program to its end and keeps what it says; for work whose words matter only when it fails. */
export function runQuietly(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: HOUSE, stdio: ['ignore', 'pipe', 'pipe'], ...options });
    let output = '';
    let stdout = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
      output += chunk;
    });
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => resolve({ code: 127, stdout, output: `${output}${error.message}` }));
    child.once('close', (code, signal) => resolve({ code: code ?? (signal === null ? 1 : 128), stdout, output }));
  });
}

/**
 * Runs a program in our place: our input, output and signals are its own, and its exit code is ours. A channel to it
 * stays open, so that it learns of our end even when we are killed without a word.
 */
export function becomeChild(args, options = {}) {
  const child = spawn(process.execPath, args, { cwd: HOUSE, stdio: ['inherit', 'inherit', 'inherit', 'ipc'], ...options });
  for (const signal of FORWARDED) process.on(signal, () => child.kill(signal));
  // npm that is killed tells nobody, and the shell between us does not notice either.
  const forebears = process.env.npm_lifecycle_event === undefined ? [] : [process.ppid, parentOf(process.ppid)];
  if (forebears.length > 0) {
    setInterval(() => {
      if (process.ppid !== forebears[0] || parentOf(process.ppid) !== forebears[1]) child.kill('SIGTERM');
    }, 500).unref();
  }
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error.message);
      resolve(127);
    });
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1)));
  });
}
