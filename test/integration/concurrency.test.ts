import { beforeAll, describe, expect, it } from 'vitest';
import { firstBrokenLink } from '../../shared/domain/events.ts';
import { systemClock } from '../../shared/domain/instants.ts';
import { getCard } from '../../shared/table/access/access-cards.ts';
import { hire, type Member, newAccount, type Office, openOffice } from '../support/access/members.ts';
import { persisting, times } from '../support/at-once.ts';
import { evidenceOf } from '../support/evidence.ts';
import { useFaultSeed } from '../support/faults/fault-seed.ts';
import { skies } from '../support/faults/skies.ts';
import { createTestTable } from '../support/local-table.ts';
import { makeAdministrator } from '../support/people/people.ts';
import { openRegister } from '../support/register.ts';

const AT_ONCE = 12;
const SERVICES = ['DSN', 'PASRAU'];
const RIGHTS = ['consult', 'declare', 'sign'];

let office: Office;

beforeAll(async () => {
  office = await openOffice(await createTestTable());
});

/** Twelve grants, each different: one that is equal to a grant in force is that grant. */
const grantOf = (index: number) => ({
  services: { [SERVICES[index % 2] ?? '']: RIGHTS[Math.floor(index / 2) % 3] },
  establishments: index < 6 ? 'all' : [office.organisation.open],
});

const cardOf = async ({ params }: Member) => {
  const card = await getCard(office.table, params.siren, params.personId);
  if (card === undefined) throw new Error('no card');
  return card;
};

describe.each(skies(useFaultSeed()))('%s', (_, sky) => {
  const through = () => {
    const faulty = sky.through(office.table);
    return { faulty, register: persisting(openRegister(faulty, systemClock)) };
  };

  it('applies all of many changes at once to one card, one after the other, each with its event', async () => {
    const { faulty, register } = through();
    const colleague = await newAccount(office.table);
    await makeAdministrator(office.table, office.organisation, colleague);
    const member = await hire(office);
    const before = await cardOf(member);
    const answers = await times(AT_ONCE, (index) => {
      const actor = index % 3 === 0 ? colleague : office.administrator;
      const sent = { params: { ...member.params }, body: grantOf(index) };
      return register(actor, 'giveGrant', sent);
    });
    await faulty.settled();
    expect(answers.map(({ status }) => status)).toEqual(Array(AT_ONCE).fill(201));

    const card = await cardOf(member);
    const given = card.grants.map(({ id }): string => id);
    expect(given.toSorted()).toEqual(answers.map(({ body }) => body.id).sort());
    const versions = answers.map(({ headers }) => Number(headers.etag?.replaceAll('"', '')));
    const consecutive = answers.map((_, index) => before.version + 1 + index);
    expect(versions.sort((a, b) => a - b)).toEqual(consecutive);

    const events = await evidenceOf(office.table, card.siren, card.personId);
    expect(events).toHaveLength(card.version);
    expect(firstBrokenLink(events)).toBeUndefined();
    expect(events.at(-1)?.hash).toBe(card.lastEventHash);
    const told = events.flatMap(({ type, data }) => (type === 'grant.given' ? [data.grant] : []));
    expect(told).toEqual(given);
  });

  it('makes of many changes under one If-Match one; the others are told that they saw an old version', async () => {
    const { faulty, register } = through();
    const member = await hire(office);
    const headers = { 'if-match': `"${(await cardOf(member)).version}"` };
    const sent = { params: { ...member.params }, body: grantOf(0), headers };
    const answers = await times(AT_ONCE, () => register(office.administrator, 'giveGrant', sent));
    await faulty.settled();
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(AT_ONCE - 1).fill(412)]);
    expect((await cardOf(member)).grants).toHaveLength(1);
  });
});
