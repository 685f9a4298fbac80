import { writeSync } from 'node:fs';

/** Preloaded (`node --import`) into a measured process. Its parent has opened this fourth descriptor to read from. */
const MEASUREMENT_DESCRIPTOR = 3;

process.once('exit', () => {
  writeSync(MEASUREMENT_DESCRIPTOR, String(process.resourceUsage().maxRSS));
});
