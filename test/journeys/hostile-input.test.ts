import { describe } from 'vitest';
import { useValidRequests } from '../support/valid-requests.ts';
import { describeBodies } from './hostile/bodies.ts';
import { describeLists } from './hostile/lists.ts';
import { describeRequests } from './hostile/requests.ts';

/** One running system for all of it, since starting it takes longer than most of the tests. */
const requests = useValidRequests();

describe('hostile bodies:', () => describeBodies(requests));
describe('hostile lists:', () => describeLists(requests));
describe('hostile requests:', () => describeRequests(requests));
