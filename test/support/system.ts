import { decodeJwt } from 'jose';
import { afterAll, beforeAll, inject } from 'vitest';
import { findDemoPerson } from '../../local/demo-people.ts';
import type { AccessLogEntry } from '../../local/gateway.ts';
import { RELYING_CLIENT } from '../../local/identity-provider.ts';
import { logIn, machineToken } from '../../local/oidc-client.ts';
import { openLocalTable } from '../../local/open-local-table.ts';
import { type System, startSystem } from '../../local/system.ts';
import type { AdministratorChangeTerms } from '../../shared/domain/administrator-changes/terms.ts';
import { type FileStore, openFileStore } from '../../shared/files/file-store.ts';
import type { Table } from '../../shared/table/table.ts';
import { forgeAll, signToken } from './forged-tokens.ts';
import { type Client, clientOf } from './http-client.ts';
import { createTestTable } from './local-table.ts';

/** Before a login is too old for what asks for a fresh one, in a file that runs for long. */
const FRESH_MILLISECONDS = 10 * 60_000;

const secondsNow = (): number => Math.floor(Date.now() / 1_000);

/** The whole system over HTTP, with the demonstration in its own table, for the tests of one file. */
export const useSystem = ({ terms }: { terms?: AdministratorChangeTerms } = {}) => {
  let system: System | undefined;
  const tokens = new Map<string, { token: Promise<string>; since: number }>();
  const accessLog: AccessLogEntry[] = [];

  beforeAll(async () => {
    const { name } = await createTestTable({ withStream: true });
    system = await startSystem({
      port: 0,
      dynamodb: { endpoint: inject('dynamoDbEndpoint'), table: name },
      // The shared rendering has the usual terms.
      ...(terms === undefined ? { definitions: inject('workflowDefinitions') } : { terms }),
      log: (entry) => accessLog.push(entry),
    });
  });
  afterAll(() => system?.stop());

  const running = (): System => {
    if (system === undefined) throw new Error('the system has not started');
    return system;
  };
  const tokenOf = (email: string): Promise<string> => {
    const known = tokens.get(email);
    if (known !== undefined && Date.now() - known.since < FRESH_MILLISECONDS) return known.token;
    const token = logIn(running().origin, email);
    tokens.set(email, { token, since: Date.now() });
    return token;
  };
  const emailOf = (login: string): string => findDemoPerson(login)?.email ?? login;

  return {
    running,
    /** For states that no route stores. */
    table: (): Table => openLocalTable(running().dynamodb, running().table),
    /** The system runs in this process, so its clients and their environment are here too. */
    files: (): FileStore => openFileStore(process.env.FILES_BUCKET_NAME ?? ''),
    accessLog,
    /** Whether the gateway's own refusals follow the contract. AWS's gateway has its own words. */
    gatewayKeepsContract: true,
    /** The scope of decisions as the issuer writes it, and how a person's token is refused there: this issuer has one audience. */
    atDecisions: { scope: 'access:evaluate', person: { status: 403, error: 'insufficient_scope' } },
    /** The address of the portal's pages, which mails and letters name. */
    portal: (): string => running().origin,
    /** The token of a demo person (`marie.durand`), or of any address. */
    token: (who: string) => tokenOf(emailOf(who)),
    /** The token of a person new to the register, without the login form. */
    tokenWith: async (claims: Record<string, unknown>): Promise<string> => {
      const { email: _, ...model } = decodeJwt(await tokenOf(emailOf('ines.moreau')));
      return signToken({ ...model, auth_time: secondsNow(), ...claims }, running().secrets.signingKey);
    },
    /** The same login, of an hour ago. */
    aged: (token: string): Promise<string> =>
      signToken({ ...decodeJwt(token), auth_time: secondsNow() - 3_600 }, running().secrets.signingKey),
    /** Tokens that are almost this one, by what is wrong with each. */
    forgeries: (genuine: string) => forgeAll(genuine, running().secrets.signingKey),
    machineToken: () => machineToken(running().origin, RELYING_CLIENT, running().secrets.clientSecret),
    anonymous: (): Client => clientOf(running().origin),
    withToken: (token: string): Client => clientOf(running().origin, token),
    as: async (who: string): Promise<Client> => clientOf(running().origin, await tokenOf(emailOf(who))),
    machine: async (): Promise<Client> =>
      clientOf(
        running().origin,
        await machineToken(running().origin, RELYING_CLIENT, running().secrets.clientSecret),
      ),
  };
};

export type TestedSystem = ReturnType<typeof useSystem>;
