import { setTimeout as wait } from 'node:timers/promises';
import type { Table } from '../../../shared/table/table.ts';
import { background } from './background.ts';
import { drawFailure, type Failure, meet } from './failing.ts';
import { lateReads } from './late-reads.ts';
import { luckOf } from './luck.ts';
import { meetings } from './meetings.ts';
import { createPast, remembering, type Time } from './past.ts';
import { type Kind, LATE_INDEX_MILLISECONDS, type Rates, USUAL_RATES } from './rates.ts';
import { repeatedSends, slowCommits } from './strange-writes.ts';
import { tornReads } from './torn-reads.ts';
import { unprocessed } from './unprocessed.ts';
import type { Layer, Weather } from './weather.ts';
import { type Call, type Deliver, onWire } from './wire.ts';

/** In the order in which a call passes them. */
const LAYERS: readonly Layer[] = [
  ...[unprocessed, slowCommits, meetings, repeatedSends, lateReads, tornReads],
];

const REAL_TIME: Time = { now: () => performance.now(), wait: (milliseconds) => wait(milliseconds) };

export interface FaultOptions {
  seed: number;
  rates?: Rates;
  time?: Time;
}

/** A fault that a command met: the command by its rank among those of its operation. */
export interface Met {
  operation: string;
  rank: number;
  kind: Kind;
}

/** The table as a bad day has it. */
export interface FaultyTable extends Table {
  met: Met[];
  /** Resolves when nothing is on its way any more: then the table stays as it is. */
  settled: () => Promise<void>;
}

interface Command {
  failure: Failure | undefined;
  tries: number;
  weather: Omit<Weather, 'land' | 'isDone'>;
}

/** By the table's name: whoever writes to a table through faults meets, and is seen late by, all who use it so. */
const shared = new Map<string, Pick<Weather, 'past' | 'inFlight'>>();

const sharedOf = (table: string): Pick<Weather, 'past' | 'inFlight'> => {
  const known = shared.get(table) ?? { past: createPast(LATE_INDEX_MILLISECONDS), inFlight: new Set() };
  shared.set(table, known);
  return known;
};

/**
 * The table through a client that meets faults by seed. The n-th command of an operation meets the same ones each time:
 * a test that sends one after the other is replayed wholly, one that sends many at once in all but who comes when.
 * Stale reads, late indexes and torn reads show what was written through such a client, this or another one.
 */
export const throughFaults = (
  table: Table,
  { seed, rates = USUAL_RATES, time = REAL_TIME }: FaultOptions,
): FaultyTable => {
  const { later, settled } = background(time);
  const commands = new WeakMap<object, Command>();
  const ranks = new Map<string, number>();
  const met: Met[] = [];
  const { past, inFlight } = sharedOf(table.name);

  const begin = (call: Call): Command => {
    const { operation } = call;
    const rank = (ranks.get(operation) ?? 0) + 1;
    ranks.set(operation, rank);
    const luck = luckOf(seed, operation, rank);
    const note = (kind: Kind): void => void met.push({ operation, rank, kind });
    const weather = { luck, rates, past, inFlight, time, met: note, later };
    return { failure: drawFailure(call, luck, rates), tries: 0, weather };
  };

  const through = async (call: Call, deliver: Deliver, { failure, tries, weather }: Command) => {
    const land: Deliver = (each) => remembering(each, deliver, { table: table.name, past, time });
    if (failure !== undefined && tries <= failure.tries) {
      weather.met(failure.kind);
      return meet(failure.fault, call, { ...weather, land });
    }
    const isDone = failure?.fault.delivered === 'already';
    const passing = LAYERS.reduceRight<Deliver>(
      (onward, layer) => (each) => layer(each, onward, { ...weather, land, isDone }),
      land,
    );
    return passing(call);
  };

  const faulty = onWire(table, (call, deliver, context) => {
    const command = commands.get(context) ?? begin(call);
    commands.set(context, command);
    command.tries += 1;
    return through(call, deliver, command);
  });
  return { ...faulty, met, settled };
};
