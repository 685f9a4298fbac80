/** By how many people may sign: nobody, one alone, more. The worst comes first. */
export const COVERAGE_STATES = ['uncovered', 'single', 'covered'] as const;
export type CoverageState = (typeof COVERAGE_STATES)[number];
