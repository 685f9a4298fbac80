import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { createTable } from '../local/create-table.ts';
import { createDemo } from '../local/demo.ts';
import { findDemoPerson } from '../local/demo-people.ts';
import { startDynamoDbLocal } from '../local/dynamodb-local.ts';
import type { LambdaHandler } from '../local/gateway.ts';
import { loadHandlers, type Surroundings } from '../local/lambda-handlers.ts';
import { openLocalClient, openLocalTable } from '../local/open-local-table.ts';
import { type PersonId, sirenOf, siretSchema } from '../shared/domain/identifiers.ts';
import { type Instant, instantOf } from '../shared/domain/instants.ts';
import type { Right } from '../shared/domain/rights.ts';
import { getAccessFacts } from '../shared/table/access-facts.ts';
import { keys } from '../shared/table/keys.ts';
import { findByEmail } from '../shared/table/people.ts';
import type { Table } from '../shared/table/table.ts';
import { type EvaluationAsked, evaluationEvent } from './evaluation-event.ts';
import { interleave, median, type Pair } from './interleave.ts';

const TABLE = 'bench-evaluation';
const ROUNDS = 30;
/** Each turn asks the four questions: 200 pairs of calls a round. */
const TURNS = 50;
const SIRET = siretSchema.parse('21920023500014');

/** The bare read that the handler is measured against: the same two items in one call of the same client. */
const bareRead = async (table: Table, person: PersonId, right: Right): Promise<void> => {
  const Keys = [{ ...keys.card(sirenOf(SIRET), person) }, { ...keys.establishment(SIRET) }];
  const { Responses } = await table.documents.send(
    new BatchGetCommand({ RequestItems: { [table.name]: { Keys, ConsistentRead: right === 'sign' } } }),
  );
  if (Responses?.[table.name]?.length !== 2) throw new Error('the bare read misses an item');
};

/** The whole Lambda: event in, answer out. */
const ask = async (handler: LambdaHandler, asked: EvaluationAsked, decision: boolean): Promise<void> => {
  const { statusCode, body } = await handler(evaluationEvent(asked));
  if (statusCode !== 200 || JSON.parse(body ?? '{}').decision !== decision) {
    throw new Error(`the handler answered ${statusCode} ${body}`);
  }
};

const pairsOf = (table: Table, handler: LambdaHandler, person: PersonId, past: Instant): Pair[] => {
  const pair = (right: Right, service: string, decision: boolean, time?: Instant): Pair => {
    const asked = { person, right, siret: SIRET, service, ...(time !== undefined && { time }) };
    return {
      first: () => ask(handler, asked, decision),
      second: () => bareRead(table, person, right),
    };
  };
  return [
    pair('sign', 'DSN', true),
    pair('sign', 'DSIJ', false),
    pair('sign', 'DSN', true, past),
    pair('consult', 'DSN', true),
  ];
};

const readUnitsOf = async (table: Table, person: PersonId, consistent: boolean): Promise<number> => {
  const { readUnits } = await getAccessFacts(table, [{ personId: person, siret: SIRET }], { consistent });
  return readUnits;
};

export interface EvaluationFigures {
  /** Median over the rounds of: median time of the whole handler ÷ median time of the bare read. */
  ratioToBareRead: number;
  readUnits: { consult: number; sign: number };
  handlerMilliseconds: number;
  bareMilliseconds: number;
}

/** Nothing of an evaluation leaves the table: no mail, no letter, no workflow. */
const around = (dynamodb: string): Surroundings => ({
  ...{ dynamodb, table: TABLE, origin: 'http://127.0.0.1', inbox: 'http://127.0.0.1' },
  letters: {},
  workflow: {},
});

/** An evaluation, allowed and denied, now and in the past, against the bare read of its two items. */
export const measureEvaluation = async (): Promise<EvaluationFigures> => {
  const dynamoDb = await startDynamoDbLocal();
  try {
    await createTable(openLocalClient(dynamoDb.endpoint), TABLE);
    const table = openLocalTable(dynamoDb.endpoint, TABLE);
    await createDemo(table);
    const handler = (await loadHandlers(around(dynamoDb.endpoint))).get('decisions');
    const person = await findByEmail(table, findDemoPerson('karim.benali')?.email ?? '');
    if (handler === undefined || person === undefined) throw new Error('the demonstration lacks Karim');
    const pairs = pairsOf(table, handler, person, instantOf(Date.now()));
    await interleave(pairs, { rounds: 1, turns: TURNS });
    const rounds = await interleave(pairs, { rounds: ROUNDS, turns: TURNS });
    return {
      ratioToBareRead: median(rounds.map(({ first, second }) => first / second)),
      readUnits: {
        consult: await readUnitsOf(table, person, false),
        sign: await readUnitsOf(table, person, true),
      },
      handlerMilliseconds: median(rounds.map(({ first }) => first)),
      bareMilliseconds: median(rounds.map(({ second }) => second)),
    };
  } finally {
    await dynamoDb.stop();
  }
};
