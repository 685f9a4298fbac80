import { describe } from 'vitest';
import { useCertification } from '../../support/decisions/certification.ts';
import { describeBatch } from './authzen/batch.ts';
import { describeErrors } from './authzen/errors.ts';
import { describeEvaluation } from './authzen/evaluation.ts';
import { describePages } from './authzen/pages.ts';
import { describeScenario } from './authzen/scenario.ts';
import { describeSearch } from './authzen/search.ts';

/** One running system for all levels, since starting it takes longer than most of them. */
const certification = useCertification();

describe('AuthZEN, levels Basic and Discovery:', () => describeEvaluation(certification));
describe('AuthZEN, level Batch:', () => describeBatch(certification));
describe('AuthZEN, level Search:', () => {
  describeSearch(certification);
  describePages(certification);
});
describe('AuthZEN, the scenario as written:', () => describeScenario(certification));
describe('AuthZEN, all levels:', () => describeErrors(certification));
