import { countTicks } from './count-ticks.ts';
import { focusFirst } from './focus-first.ts';
import { sendOnce } from './send-once.ts';

/** Everything works without these: they only ease. */
focusFirst();
sendOnce();
countTicks();
