import type { CoverageState } from '../../domain/decisions/coverage-state.ts';
import { findService } from '../../domain/declaration-services.ts';
import type { Coverage } from './cover-establishments.ts';

type Counts = Record<CoverageState, number>;

export interface CoverageTotals extends Counts {
  establishments: number;
  services: ({ service: string; requires: string[] } & Counts)[];
}

const stateOf = (signatories: number): CoverageState => {
  if (signatories === 0) return 'uncovered';
  return signatories === 1 ? 'single' : 'covered';
};

/** The worst state among these services of an establishment. */
export const worstState = ({ services }: Pick<Coverage, 'services'>): CoverageState =>
  stateOf(Math.min(...services.map(({ signatories }) => signatories.length)));

const nothing = (): Counts => ({ uncovered: 0, single: 0, covered: 0 });

/** How many establishments are in which state, by their worst service and service by service. */
export const sumUpCoverage = (coverages: readonly Coverage[]): CoverageTotals => {
  const all = nothing();
  const byService = new Map<string, Counts>();
  for (const coverage of coverages) {
    all[worstState(coverage)] += 1;
    for (const { service, signatories } of coverage.services) {
      const counts = byService.get(service) ?? nothing();
      counts[stateOf(signatories.length)] += 1;
      byService.set(service, counts);
    }
  }
  return {
    establishments: coverages.length,
    ...all,
    services: [...byService].map(([service, counts]) => ({
      service,
      requires: [...(findService(service)?.requires ?? [])],
      ...counts,
    })),
  };
};
