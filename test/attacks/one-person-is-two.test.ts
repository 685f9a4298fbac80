import { ulid } from 'ulid';
import { beforeAll, describe, expect, it } from 'vitest';
import { NO_LOSSES } from '../../shared/domain/access/losses.ts';
import type { AdministratorChange } from '../../shared/domain/administrator-changes/administrator-change.ts';
import { bulkChangeSchema } from '../../shared/domain/bulk-changes/bulk-change.ts';
import { decidedRun, requestedRun } from '../../shared/domain/bulk-changes/run-bulk-change.ts';
import { decidedUndoing, requestedUndoing } from '../../shared/domain/bulk-changes/undo-bulk-change.ts';
import { addDays, systemClock } from '../../shared/domain/instants.ts';
import { getCard } from '../../shared/table/access/access-cards.ts';
import {
  getAdministratorChange,
  putAdministratorChange,
} from '../../shared/table/administrator-changes/administrator-changes.ts';
import type { Table } from '../../shared/table/table.ts';
import { hire, inviteAccount, newAccount, type Office, openOffice } from '../support/access/members.ts';
import { rosterOf } from '../support/access/rosters.ts';
import { dealTo } from '../support/administrator-changes/deal-to.ts';
import { askAndEscalate } from '../support/administrator-changes/escalated-change.ts';
import { type Cast, castFor } from '../support/administrator-changes/world.ts';
import { createTestTable } from '../support/local-table.ts';
import { type Account, AGENT_CLAIMS, makeAdministrator, registerAccount } from '../support/people/people.ts';
import { type Answered, openRegister, type Register } from '../support/register.ts';
import { storeWrites } from '../support/store-writes.ts';

const APPROVE = { decision: 'approve' };
const VERIFIED = { ...APPROVE, checked: 'deed-at-its-publisher', reason: 'Acte lu au recueil de la mairie.' };

let table: Table;
let register: Register;
let cast: Cast;
beforeAll(async () => {
  table = await createTestTable();
  register = openRegister(table, systemClock);
  cast = await castFor(table);
});

const agent = (account: Account): Account => ({
  ...account,
  claims: { ...account.claims, ...AGENT_CLAIMS },
});
/** Another account, at the same provider, with this address. */
const accountAt = (email: string): Promise<Account> => registerAccount(table, ulid().toLowerCase(), email);
const tagged = (email: string): string => email.replace('@', '+1@');
const unverified = (account: Account): Account => ({
  ...account,
  claims: { ...account.claims, email_verified: 'false' },
});
const codeOf = ({ status, body }: Answered) => (status < 400 ? 'done' : body.code);
/** The case is dealt to whoever asks, so that the answer alone is what is tried. */
const bySupport = async (change: AdministratorChange, who: Account) => {
  await dealTo(table, who, change.id);
  return codeOf(await register(agent(who), 'decideAsSupport', { params: { id: change.id }, body: VERIFIED }));
};
const byColleague = async (change: AdministratorChange, who: Account, body: object = APPROVE) =>
  codeOf(await register(who, 'decideAdministratorChange', { params: { id: change.id }, body }));

describe('two agents', () => {
  it('who are one person with sol@ and sol+1@ approve nothing', async () => {
    const change = await askAndEscalate(table, cast);
    expect(await bySupport(change, cast.agents[0])).toBe('done');
    expect(await bySupport(change, await accountAt(tagged(cast.agents[0].email)))).toBe(
      'second-agent-needed',
    );
    expect(await bySupport(change, cast.agents[1])).toBe('done');
  });

  it('who are one person approve nothing by not having an address verified', async () => {
    const change = await askAndEscalate(table, cast);
    expect(await bySupport(change, cast.agents[0])).toBe('done');
    const second = await accountAt(cast.agents[0].email);
    expect(await bySupport(change, unverified(second))).toBe('email-not-verified');
    expect(await bySupport(change, unverified(cast.agents[1]))).toBe('email-not-verified');
    const { email: _, email_verified: __, ...without } = second.claims;
    expect(await bySupport(change, { ...second, claims: without })).toBe('email-not-verified');
  });

  it('of whom the first approved without an address, before one was needed, are still one short', async () => {
    const change = await askAndEscalate(table, cast);
    const kept = { agent: cast.agents[0].personId, email: '', at: systemClock() };
    await storeWrites(table, [
      putAdministratorChange(table, { ...change, supportApprovals: [kept] }, change),
    ]);
    expect(await bySupport(change, cast.agents[1])).toBe('done');
    expect((await getAdministratorChange(table, change.id))?.state.status).toBe('escalated');
    expect(await bySupport(change, cast.agents[0])).toBe('done');
    expect((await getAdministratorChange(table, change.id))?.state.status).toBe('contestable');
  });
});

describe('an agent', () => {
  it('does not approve their own request with a second account', async () => {
    const sol = await registerAccount(table, `sol.${ulid().toLowerCase()}`);
    const change = await askAndEscalate(table, { ...cast, candidate: sol });
    for (const email of [tagged(sol.email), sol.email.toUpperCase()])
      expect(await bySupport(change, await accountAt(email))).toBe('own-request');
    // A letter that passes for another one: nobody has verified such an address (docs/adr/0061).
    const inFullWidth = await accountAt(sol.email.replace('s', '\uFF53'));
    expect(await bySupport(change, inFullWidth)).toBe('email-not-verified');
  });

  it('who belongs to the body with another account decides nothing there', async () => {
    const change = await askAndEscalate(table, cast);
    const organisation = { siren: change.siren, open: change.siret, closed: change.siret };
    const sol = await hire({ table, register, organisation, administrator: cast.administrator });
    expect(await bySupport(change, await accountAt(sol.email))).toBe('support-conflict');
    expect(await bySupport(change, await accountAt(tagged(sol.email)))).toBe('support-conflict');
  });
});

const askIn = async ({ organisation }: Office, candidate: Account): Promise<AdministratorChange> => {
  const day = '2026-11-20';
  const body = {
    ...{ kind: 'additional', siret: organisation.open, reason: 'Élection.' },
    evidence: { type: 'election', reference: '1', date: day, effectiveDate: day },
  };
  const asked = await register(candidate, 'requestAdministratorChange', { body });
  const change = asked.status === 201 ? await getAdministratorChange(table, asked.body.id) : undefined;
  if (change === undefined) throw new Error(`not asked: ${JSON.stringify(asked.body)}`);
  return change;
};

describe('a candidate', () => {
  it('is not approved by themselves as the administrator sol+1@, nor in Kelvin signs', async () => {
    const office = await openOffice(table);
    const kim = `kim.${ulid().toLowerCase()}@mairie.example`;
    for (const [email, why] of [
      [tagged(kim), 'own-request'],
      [kim.replace('k', '\u212A'), 'email-not-verified'],
    ] as const) {
      const colleague = await accountAt(email);
      await makeAdministrator(table, office.organisation, colleague);
      const change = await askIn(office, await accountAt(kim));
      expect(await byColleague(change, colleague)).toBe(why);
      const refusal = { decision: 'refuse', reason: 'Non.' };
      expect(await byColleague(change, office.administrator, refusal)).toBe('done');
    }
  });

  it('of a request from before addresses were folded is not approved by themselves either', async () => {
    const office = await openOffice(table);
    const colleague = await newAccount(table);
    await makeAdministrator(table, office.organisation, colleague);
    const change = await askIn(office, await newAccount(table));
    const candidate = { ...change.candidate, email: tagged(colleague.email).toUpperCase() };
    await storeWrites(table, [putAdministratorChange(table, { ...change, candidate }, change)]);
    expect(await byColleague(change, colleague)).toBe('own-request');
  });

  it('asks for nothing and withdraws nothing without a verified address, and reads what to do', async () => {
    const office = await openOffice(table);
    const sol = await newAccount(table);
    await expect(askIn(office, unverified(sol))).rejects.toThrow('Vérifiez votre adresse');
    const change = await askIn(office, sol);
    const params = { id: change.id };
    for (const [operation, body] of [
      ['cancelAdministratorChange', undefined],
      ['activateAdministratorChange', { key: 'ACDEF-GHJKM-NPQRT-WXY34' }],
    ] as const)
      expect(codeOf(await register(unverified(sol), operation, { params, body }))).toBe('email-not-verified');
  });

  it('is not refused or approved by an administrator whose address nobody has verified', async () => {
    const office = await openOffice(table);
    const change = await askIn(office, await newAccount(table));
    expect(await byColleague(change, unverified(office.administrator))).toBe('email-not-verified');
  });
});

describe('second eyes', () => {
  const AT = systemClock();
  const summary = {
    ...{ lines: 300, faulty: 0, added: 0, changed: 0, ended: 300, unchanged: 0, people: 9, invited: 0 },
    ...{ leaving: 0, losingLastRight: 0, uncovered: 0, firstUncovered: [], lastAdministrator: false },
  };
  const changeOf = (requester: Account, state: object) =>
    bulkChangeSchema.parse({
      ...{ id: `219200235-${ulid()}`, siren: '219200235', source: 'lines', requestedAt: AT, history: [] },
      ...{ requestedBy: requester.personId, requesterEmail: requester.email, version: 2, lastEventHash: '' },
      ...{ summary, state: { since: AT, ...state } },
    });

  it('for a bulk change are not one’s own, with sol+1@', async () => {
    const [sol, runner] = [await newAccount(table), await newAccount(table)];
    const alias = await accountAt(tagged(sol.email));
    const checked = changeOf(sol, { status: 'checked', runBefore: addDays(AT, 7) });
    const roster = rosterOf(...[sol, runner, alias].map(({ personId }) => personId));
    const waiting = requestedRun(checked, 'valid-lines', {
      asker: runner,
      roster,
      taken: NO_LOSSES,
      now: AT,
    }).after;
    for (const own of [sol, alias, runner, await accountAt(tagged(runner.email))])
      expect(() => decidedRun(waiting, own, { decision: 'approve' }, AT)).toThrow('own-request');
  });

  it('for its undoing are not one’s own, with sol+1@', async () => {
    const sol = await newAccount(table);
    const other = await accountAt(tagged(sol.email));
    const applied = changeOf(sol, { status: 'done', undoBefore: addDays(AT, 30) });
    const roster = rosterOf(sol.personId, other.personId);
    const losses = { removals: 300, losingLastRight: 0 };
    const waiting = requestedUndoing(applied, losses, {
      asker: sol,
      roster,
      taken: NO_LOSSES,
      now: AT,
    }).after;
    expect(() => decidedUndoing(waiting, other, { decision: 'approve' }, AT)).toThrow('own-request');
  });
});

describe('a review', () => {
  it('does not let an administrator confirm their own other card', async () => {
    const office = await openOffice(table);
    await makeAdministrator(table, office.organisation, await newAccount(table));
    const alias = await hire(office, [], await accountAt(tagged(office.administrator.email)));
    const { siren } = office.organisation;
    const opened = await register(office.administrator, 'openReview', { params: { siren } });
    const version = (await getCard(table, siren, alias.personId))?.version;
    const { body } = await register(office.administrator, 'decideReview', {
      params: { siren, id: opened.body.id },
      body: { decisions: [{ personId: alias.personId, decision: 'confirm', version }] },
    });
    expect(body.results).toMatchObject([{ outcome: 'refused', code: 'own-card' }]);
  });
});

describe('an invitation', () => {
  it('for karim@ is not accepted in Kelvin signs', async () => {
    const office = await openOffice(table);
    const karim = await accountAt(`karim.${ulid().toLowerCase()}@mairie.example`);
    const id = await inviteAccount(office, karim);
    const thief = await accountAt(karim.email.replace('k', '\u212A'));
    expect(codeOf(await office.register(thief, 'acceptInvitation', { params: { id } }))).toBe('not-found');
    expect(codeOf(await office.register(karim, 'acceptInvitation', { params: { id } }))).toBe('done');
  });
});
