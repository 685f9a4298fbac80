import { dynamoDbLocal } from './dynamodb-local.ts';
import { dynoxide } from './dynoxide.ts';
import { NoEngine, type TableEngine } from './table-engine.ts';

/** The one that is taken where it is installed comes first. */
export const ENGINES: readonly TableEngine[] = [dynoxide, dynamoDbLocal];

const known = ENGINES.map(({ name }) => name).join(', ');

/**
 * The engine of that name, else the one that TABLE_ENGINE names, else the first that is installed.
 * @throws NoEngine where there is none of that name, or it is not installed
 */
export const chooseEngine = (name = process.env.TABLE_ENGINE): TableEngine => {
  const chosen = ENGINES.find((engine) =>
    name === undefined ? engine.version() !== undefined : engine.name === name,
  );
  if (chosen === undefined) {
    throw new NoEngine(
      name === undefined
        ? `No engine for the local table is installed (${known}): run npm ci.`
        : `There is no engine "${name}" for the local table, only ${known}.`,
    );
  }
  if (chosen.version() === undefined) {
    throw new NoEngine(chosen.whyNot() ?? `${chosen.name} is not installed: run npm ci.`);
  }
  return chosen;
};

/** For figures in units of reading and writing. @throws NoEngine */
export const chooseCountingEngine = (): TableEngine => {
  const counting = ENGINES.find(({ countsUnits, version }) => countsUnits && version() !== undefined);
  if (counting === undefined) throw new NoEngine('No engine that counts units as AWS does is installed.');
  return counting;
};

/** How an engine is named beside figures and in what a start prints. */
export const titleOf = ({ name, version }: TableEngine): string => `${name} ${version() ?? ''}`.trim();
