import { rmSync } from 'node:fs';
import { RECORDED_CALLS } from './aws-calls.ts';

/** What an earlier run recorded says nothing about the current code. */
export default function setup(): void {
  rmSync(RECORDED_CALLS, { recursive: true, force: true });
}
