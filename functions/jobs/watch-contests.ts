import { recordOverdueContest } from '../../shared/use-cases/access/contest-removal.ts';
import { workThrough } from './work-through.ts';

/** Says which contests support has left without an answer for too long, in each run until they are decided. */
export const watchContests = workThrough([{ queue: 'CONTESTED', handle: recordOverdueContest }]);
