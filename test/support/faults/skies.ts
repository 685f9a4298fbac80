import type { Table } from '../../../shared/table/table.ts';
import { persisting } from '../at-once.ts';
import type { Register } from '../register.ts';
import { type FaultyTable, throughFaults } from './fault-client.ts';

/** The day on which a test is played. */
export interface Sky {
  /** The same table, with faults or with none. Whatever runs at the same time has a lane of its own, and so other faults. */
  through: (table: Table, lane?: number) => FaultyTable;
  /** The register as its clients reach it: where there are faults, they ask again. */
  reach: (register: Register) => Register;
}

export const CALM: Sky = {
  through: (table) => ({ ...table, met: [], settled: async () => {} }),
  reach: (register) => register,
};

export const underFaults = (seed: number): Sky => ({
  through: (table, lane = 0) => throughFaults(table, { seed: seed + lane }),
  reach: persisting,
});

/** What must hold whoever comes when is played under both. */
export const skies = (seed: number): [name: string, sky: Sky][] => [
  ['on a calm table', CALM],
  ['under faults', underFaults(seed)],
];
