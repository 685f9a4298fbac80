import { countTicks } from './count-ticks.ts';
import { focusFirst } from './focus-first.ts';
import { sendFiles } from './send-file.ts';
import { sendOnce } from './send-once.ts';

/** Everything works without these: they only ease. */
focusFirst();
sendOnce();
countTicks();
sendFiles();
