import { beforeAll, describe, expect, it } from 'vitest';
import { routes as bulkChanges } from '../../functions/bulk-changes/contract.ts';
import { routes as mandates } from '../../functions/mandates/contract.ts';
import { routes as organisations } from '../../functions/organisations/contract.ts';
import { routes as reviews } from '../../functions/reviews/contract.ts';
import { type Instant, systemClock } from '../../shared/domain/instants.ts';
import type { PersonCaller } from '../../shared/http/caller.ts';
import { authenticatedAt, isFresh, requireFreshLogin } from '../../shared/http/fresh-login.ts';
import type { Route } from '../../shared/http/route.ts';
import { getCard } from '../../shared/table/access/access-cards.ts';
import type { Table } from '../../shared/table/table.ts';
import { hire, type Member, newAccount, type Office, openOffice } from '../support/access/members.ts';
import { createTestTable } from '../support/local-table.ts';
import { type Account, AGENT_CLAIMS, makeAdministrator } from '../support/people/people.ts';
import type { Answered, Sent } from '../support/register.ts';

const SIGN = { services: { DSN: 'sign' }, establishments: 'all' };
const CONSULT = { services: { DSN: 'consult' }, establishments: 'all' };
const STALE = 'insufficient_user_authentication';
const minutesAgo = (minutes: number): string => String(Math.floor(Date.now() / 1_000) - minutes * 60);

/** The same token, stolen from a screen that was left open. */
const stale = <Person extends Account>(account: Person): Person => ({
  ...account,
  claims: { ...account.claims, auth_time: minutesAgo(16) },
});
const codeOf = ({ status, body }: Answered): string => (status < 400 ? 'done' : body.code);

let table: Table;
let office: Office;
let colleague: Member;
let declarant: Member;
beforeAll(async () => {
  table = await createTestTable();
  office = await openOffice(table);
  const account = await newAccount(table);
  await makeAdministrator(table, office.organisation, account);
  const { siren } = office.organisation;
  colleague = { ...account, params: { siren, personId: account.personId } };
  declarant = await hire(office, [CONSULT]);
});

const asThief = async (operation: string, sent: Sent): Promise<string> =>
  codeOf(await office.register(stale(office.administrator), operation, sent));
const asOwner = async (operation: string, sent: Sent): Promise<string> =>
  codeOf(await office.register(office.administrator, operation, sent));

describe('whoever takes over a session of 16 minutes ago', () => {
  it('ends, suspends, restores and demotes no administrator', async () => {
    const { params } = colleague;
    for (const operation of ['endMember', 'suspendMember', 'reactivateMember'])
      expect(await asThief(operation, { params: { ...params } })).toBe(STALE);
    expect(await asThief('changeRole', { params: { ...params }, body: { role: 'declarant' } })).toBe(STALE);
    expect(await asOwner('suspendMember', { params: { ...params } })).toBe('done');
    expect(await asThief('reactivateMember', { params: { ...params } })).toBe(STALE);
    expect(await asOwner('reactivateMember', { params: { ...params } })).toBe('done');
  });

  it('makes no administrator of an accomplice', async () => {
    const sent = { params: { ...declarant.params }, body: { role: 'administrator' } };
    expect(await asThief('changeRole', sent)).toBe(STALE);
  });

  it('gives nobody the right to sign, by whatever way', async () => {
    const { siren } = office.organisation;
    const { personId } = declarant;
    const names = { familyName: 'Essai', givenName: 'Essai' };
    const invite = (grant: object) => ({
      params: { siren },
      body: { email: `${Date.now()}@mairie.example`, ...names, grants: [CONSULT, grant] },
    });
    expect(await asThief('inviteMember', invite(SIGN))).toBe(STALE);
    expect(await asThief('inviteMember', invite(CONSULT))).toBe('done');
    expect(await asThief('giveGrant', { params: { siren, personId }, body: SIGN })).toBe(STALE);
    const grantId = (await getCard(table, siren, personId))?.grants[0]?.id ?? '';
    expect(await asThief('changeGrant', { params: { siren, personId, grantId }, body: SIGN })).toBe(STALE);
  });

  it('goes on with what is done all day: a declarant’s end is not held up', async () => {
    const leaving = await hire(office, [CONSULT]);
    expect(await asThief('suspendMember', { params: { ...leaving.params } })).toBe('done');
    expect(await asThief('endMember', { params: { ...leaving.params } })).toBe('done');
  });

  it('asks for nothing and decides nothing on a request', async () => {
    const day = '2026-11-20';
    const body = {
      ...{ kind: 'additional', siret: office.organisation.open, reason: 'Élection.' },
      evidence: { type: 'election', reference: '1', date: day, effectiveDate: day },
    };
    const candidate = await newAccount(table);
    const ask = (account: Account) => office.register(account, 'requestAdministratorChange', { body });
    expect(codeOf(await ask(stale(candidate)))).toBe(STALE);
    const asked = await ask(candidate);
    const params = { id: asked.body.id };
    const verdict = { decision: 'refuse', reason: 'Non.' };
    expect(await asThief('decideAdministratorChange', { params, body: verdict })).toBe(STALE);
    expect(await asThief('objectToAdministratorChange', { params, body: { reason: 'Non.' } })).toBe(STALE);
    const agent = await newAccount(table);
    const asAgent = stale({ ...agent, claims: { ...agent.claims, ...AGENT_CLAIMS } });
    expect(codeOf(await office.register(asAgent, 'decideAsSupport', { params, body: verdict }))).toBe(STALE);
    const key = { params, body: { key: 'ACDEF-GHJKM-NPQRT-WXY34' } };
    expect(codeOf(await office.register(stale(candidate), 'activateAdministratorChange', key))).toBe(STALE);
    expect(codeOf(await office.register(stale(candidate), 'cancelAdministratorChange', { params }))).toBe(
      STALE,
    );
  });

  it('signs no review, and ends no administrator in one', async () => {
    const { siren } = office.organisation;
    const opened = await office.register(stale(office.administrator), 'openReview', { params: { siren } });
    const params = { siren, id: opened.body.id };
    expect(await asThief('signReview', { params })).toBe(STALE);
    const decide = (personId: string, decision: string) =>
      asThief('decideReview', { params, body: { decisions: [{ personId, decision, version: 1 }] } });
    expect(await decide(colleague.personId, 'end')).toBe(STALE);
    expect(await decide(declarant.personId, 'end')).toBe('done');
    const give = { personId: declarant.personId, decision: 'change', version: 1, give: [SIGN] };
    expect(await asThief('decideReview', { params, body: { decisions: [give] } })).toBe(STALE);
  });

  it('gives no mandate away, and changes no details by which people are reached', async () => {
    const { siren } = office.organisation;
    const body = mandates.proposeMandate.bodyExample;
    expect(await asThief('proposeMandate', { params: { siren }, body })).toBe(STALE);
    expect(await asThief('correctMe', { body: { phone: '0146620000' } })).toBe(STALE);
    expect(await asThief('confirmProfile', {})).toBe('done');
  });

  it('is told what to do, in both languages and in the words of RFC 9470', async () => {
    const sent = { params: { ...colleague.params } };
    const french = await office.register(stale(office.administrator), 'endMember', sent);
    expect(french).toMatchObject({
      status: 401,
      headers: {
        'www-authenticate': 'Bearer realm="trousseau", error="insufficient_user_authentication", max_age=900',
      },
      body: { title: 'Connexion trop ancienne', code: STALE },
    });
    const headers = { 'accept-language': 'en' };
    const english = await office.register(stale(office.administrator), 'endMember', { ...sent, headers });
    expect(english.body.detail).toContain('Log in again');
  });

  it('learns no more than a stranger where they are one', async () => {
    const stranger = stale(await newAccount(table));
    const sent = { params: { ...colleague.params } };
    expect(codeOf(await office.register(stranger, 'endMember', sent))).toBe('not-found');
  });

  const judge = async (route: Route, query: object): Promise<string> => {
    const caller = { authenticatedAt: undefined } as PersonCaller;
    const asked = { params: {}, query, body: undefined, caller, now: systemClock() };
    return requireFreshLogin(route, asked as never, table).then(
      () => 'done',
      ({ code }) => code,
    );
  };
  it('runs no bulk change, approves none, undoes none, and takes no file away', async () => {
    expect(await judge(bulkChanges.changeAccess, { dryRun: 'true' })).toBe('done');
    expect(await judge(bulkChanges.changeAccess, {})).toBe(STALE);
    expect(await judge(bulkChanges.decideBulkChange, {})).toBe(STALE);
    expect(await judge(bulkChanges.undoBulkChange, {})).toBe(STALE);
    expect(await judge(bulkChanges.getResultFile, {})).toBe(STALE);
    expect(await judge(organisations.getAccessReport, {})).toBe('done');
    expect(await judge(organisations.getAccessReport, { format: 'csv' })).toBe(STALE);
    expect(await judge(reviews.exportReview, {})).toBe(STALE);
  });
});

describe('a login', () => {
  const now = systemClock();
  const at = (seconds: number): string => String(Math.floor(Date.parse(now) / 1_000) + seconds);
  const isTaken = (claim: string | undefined, when: Instant = now): boolean =>
    isFresh({ authenticatedAt: authenticatedAt(claim) }, when);

  it.each([
    ['of this moment', at(0), true],
    ['of 15 minutes ago', at(-899), true],
    ['of more than 15 minutes ago', at(-902), false],
    ['of a clock that is slightly ahead', at(50), true],
    ['of the future', at(90), false],
    ['that does not say when', undefined, false],
    ['of an empty time', '', false],
    ['of a time that is no number', 'now', false],
    ['of a time in the past of the epoch', '-1', false],
    ['of a time with an exponent, which would be any', '1e99', false],
    ['of the year 5138', '99999999999', false],
  ])('%s is fresh: %s %s', (_, claim, fresh) => {
    expect(isTaken(claim)).toBe(fresh);
  });
});
