import { claimTable } from './data-engine.ts';
import type { EngineGone, RunningEngine, TableEngine } from './table-engine.ts';

const TABLE = 'trousseau';

export interface EngineToOpen {
  /** The folder to keep data in; without it nothing outlives the engine. */
  data?: string | undefined;
  /** An engine that runs already, and a table of it; without it one is started. */
  dynamodb?: { endpoint: string; table: string } | undefined;
  /** Which one to start. @throws NoEngine */
  engine: () => TableEngine;
  /** It ended by itself: nothing can be answered any more. */
  onEngineGone?: ((gone: EngineGone) => void) | undefined;
}

export interface OpenEngine extends Pick<RunningEngine, 'endpoint' | 'stop'> {
  table: string;
  /** Why it is there no longer, once it has ended by itself. */
  failure: () => EngineGone | undefined;
}

/** @throws OtherEngine, NoUsableJava */
export const openEngine = async ({
  data,
  dynamodb,
  engine,
  onEngineGone,
}: EngineToOpen): Promise<OpenEngine> => {
  if (dynamodb !== undefined) return { ...dynamodb, stop: async () => {}, failure: () => undefined };
  const chosen = engine();
  const { endpoint, stop, gone } = await chosen.start({ dataPath: data && claimTable(data, chosen) });
  let failure: EngineGone | undefined;
  gone.then((reason) => {
    failure = reason;
    onEngineGone?.(reason);
  });
  return { endpoint, stop, table: TABLE, failure: () => failure };
};
