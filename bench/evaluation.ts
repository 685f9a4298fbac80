import { chooseEngine, titleOf } from '../local/choose-engine.ts';
import { createTable } from '../local/create-table.ts';
import { createDemo } from '../local/demo.ts';
import { findDemoPerson } from '../local/demo-people.ts';
import type { LambdaHandler } from '../local/gateway.ts';
import {
  LOCAL_CREDENTIALS,
  LOCAL_REGION,
  openLocalClient,
  openLocalTable,
} from '../local/open-local-table.ts';
import { type PersonId, sirenOf, siretSchema } from '../shared/domain/identifiers.ts';
import { type Instant, instantOf } from '../shared/domain/instants.ts';
import type { Right } from '../shared/domain/rights.ts';
import { getAccessFacts } from '../shared/table/decisions/access-facts.ts';
import { keys } from '../shared/table/keys.ts';
import { findByEmail } from '../shared/table/people/people.ts';
import type { Table } from '../shared/table/table.ts';
import { type EvaluationAsked, evaluationEvent } from './evaluation-event.ts';
import { interleave, median, type Pair } from './interleave.ts';
import { type BenchIssuer, openIssuer } from './machine-token.ts';

const TABLE = 'bench-evaluation';
const ROUNDS = 30;
/** Each turn asks the four questions, which makes 200 pairs of calls per round. */
const TURNS = 50;
const SIRET = siretSchema.parse('21920023500014');

/** The bare read to compare the handler with: the same two items in one call of the same client. */
const bareRead = async (table: Table, person: PersonId, right: Right): Promise<void> => {
  const Keys = [{ ...keys.card(sirenOf(SIRET), person) }, { ...keys.establishment(SIRET) }];
  const { Responses } = await table.documents.batchGet({
    RequestItems: { [table.name]: { Keys, ConsistentRead: right === 'sign' } },
  });
  if (Responses?.[table.name]?.length !== 2) throw new Error('the bare read misses an item');
};

/** The deployed Lambda, imported after its environment is set. */
const loadDecisions = async (endpoint: string, { rules }: BenchIssuer): Promise<LambdaHandler> => {
  Object.assign(process.env, {
    TABLE_NAME: TABLE,
    API_ORIGIN: 'https://api.trousseau.example',
    MACHINES: JSON.stringify(rules),
    AWS_REGION: LOCAL_REGION,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: endpoint,
    POWERTOOLS_LOG_LEVEL: 'WARN',
  });
  const { handler } = await import('../functions/decisions/index.ts');
  return handler;
};

/** The whole Lambda, from event to answer. */
const ask = async (handler: LambdaHandler, asked: EvaluationAsked, decision: boolean): Promise<void> => {
  const { statusCode, body } = await handler(evaluationEvent(asked));
  if (statusCode !== 200 || JSON.parse(body ?? '{}').decision !== decision) {
    throw new Error(`the handler answered ${statusCode} ${body}`);
  }
};

const pairsOf = (
  table: Table,
  handler: LambdaHandler,
  { person, past, token }: { person: PersonId; past: Instant; token: string },
): Pair[] => {
  const pair = (right: Right, service: string, decision: boolean, time?: Instant): Pair => {
    const asked = { person, right, siret: SIRET, service, token, ...(time !== undefined && { time }) };
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
  /** What stood for DynamoDB: the faster it is, the more the ratio shows of the handler's own time. */
  engine: string;
  /** Median over the rounds of: median time of the whole handler ÷ median time of the bare read. */
  ratioToBareRead: number;
  readUnits: { consult: number; sign: number };
  handlerMilliseconds: number;
  bareMilliseconds: number;
}

/** Evaluations, allowed and denied, now and in the past, compared with the bare read of their two items. */
export const measureEvaluation = async (): Promise<EvaluationFigures> => {
  const chosen = chooseEngine();
  const dynamoDb = await chosen.start({ isMeasured: true });
  const issuer = await openIssuer();
  try {
    await createTable(openLocalClient(dynamoDb.endpoint), TABLE);
    const table = openLocalTable(dynamoDb.endpoint, TABLE);
    await createDemo(table);
    const handler = await loadDecisions(dynamoDb.endpoint, issuer);
    const person = await findByEmail(table, findDemoPerson('karim.benali')?.email ?? '');
    if (person === undefined) throw new Error('the demonstration lacks Karim');
    const pairs = pairsOf(table, handler, {
      person,
      past: instantOf(Date.now()),
      token: issuer.token,
    });
    await interleave(pairs, { rounds: 1, turns: TURNS });
    const rounds = await interleave(pairs, { rounds: ROUNDS, turns: TURNS });
    return {
      engine: titleOf(chosen),
      ratioToBareRead: median(rounds.map(({ first, second }) => first / second)),
      readUnits: {
        consult: await readUnitsOf(table, person, false),
        sign: await readUnitsOf(table, person, true),
      },
      handlerMilliseconds: median(rounds.map(({ first }) => first)),
      bareMilliseconds: median(rounds.map(({ second }) => second)),
    };
  } finally {
    issuer.stop();
    await dynamoDb.stop();
  }
};
