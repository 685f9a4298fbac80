import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, parisDate, startOfDay, toInstant } from '../../shared/domain/instants.ts';
import { takeTurn } from '../../shared/table/mail-days.ts';
import type { Table } from '../../shared/table/table.ts';
import { openScene, type Scene } from '../support/administrator-changes/scene.ts';
import { evidenceOf } from '../support/evidence.ts';
import { openJobWorld } from '../support/job-world.ts';
import { createTestTable } from '../support/local-table.ts';

const BEGINS = toInstant('2026-03-02T08:00:00Z');
const DIGEST = 'Plusieurs messages réunis en un seul';

let table: Table;
let world: ReturnType<typeof openJobWorld>;
let scene: Scene;
let ana: string;
beforeEach(async () => {
  table = await createTestTable();
  world = openJobWorld(table, BEGINS);
  scene = await openScene(world.table, ['ana', 'bob']);
  ana = (await scene.person('ana')).email;
  await world.deliver();
  world.mails.length = 0;
});

/** So many people ask to administer the body, one each. */
const crowd = async (howMany: number, name = 'stranger') => {
  for (let rank = 0; rank < howMany; rank += 1) await scene.ask(`${name}-${rank}`);
  await world.deliver();
};

describe('a crowd of strangers', () => {
  it('sends an administrator three mails a day and one digest, and nothing of it is lost', async () => {
    await crowd(8);
    await world.deliverAgain();
    expect(world.mailsTo(ana)).toHaveLength(3);
    const [subject] = world.mailsTo(ana);
    await world.run('send-digests');
    await world.deliver();
    // The day has not turned.
    expect(world.mailsTo(ana)).toHaveLength(3);
    world.pass(1);
    await Promise.all([world.run('send-digests'), world.run('send-digests')]);
    await world.deliver();
    await world.deliverAgain();
    expect(world.mailsTo(ana).slice(3)).toEqual([DIGEST]);
    const digest = world.mails.findLast(({ to }) => to === ana);
    expect(digest?.text).toContain(`– ${subject} (5 fois)`);
    await world.live(3, ['send-digests']);
    expect(world.mailsTo(ana)).toHaveLength(4);
  });

  it('does not keep a digest so long that it does not fit: what is beyond a hundred is counted', async () => {
    const { siren } = scene;
    const { personId: recipient } = await scene.person('ana');
    const hold = (rank: number) =>
      takeTurn(table, { siren, recipient }, { event: `e${rank}`, subject: `Objet ${rank}` }, BEGINS);
    for (let rank = 0; rank < 106; rank += 1) await hold(rank);
    world.pass(1);
    await world.run('send-digests');
    await world.deliver();
    expect(world.mails.findLast(({ to }) => to === ana)?.text).toContain('Et 3 de plus.');
  });

  it('does not hide behind them that an administrator is put out, or that a request is approved', async () => {
    await crowd(5);
    const before = world.mails.length;
    const { id } = await scene.ask('accomplice');
    await scene.approve('bob', id);
    await scene.changeCard('bob', 'bob', 'demote');
    await world.deliver();
    const told = world.mails.slice(before).filter(({ to }) => to === ana);
    expect(told.map((mail) => mail.subject)).toHaveLength(2);
  });

  it('does not delay what anybody is told about themselves', async () => {
    await crowd(5);
    for (let rank = 0; rank < 5; rank += 1) {
      const { email } = await scene.person(`stranger-${rank}`);
      expect(world.mailsTo(email)).toHaveLength(1);
    }
  });
});

describe('a mail', () => {
  it('that comes again is sent or held as it was the first time', async () => {
    const { siren } = scene;
    const { personId: recipient } = await scene.person('ana');
    const turn = (event: string, now = BEGINS) =>
      takeTurn(table, { siren, recipient }, { event, subject: event }, now);
    const events = ['a', 'b', 'c', 'd', 'e'];
    const first: string[] = [];
    for (const event of events) first.push(await turn(event));
    expect(first).toEqual(['sent', 'sent', 'sent', 'held', 'held']);
    expect(await Promise.all(events.map((event) => turn(event)))).toEqual(first);
    // Another day, and another organisation, begin anew.
    expect(await turn('f', addDays(BEGINS, 1))).toBe('sent');
  });

  it('that is held at the moment when its day ends is in a digest all the same', async () => {
    const { siren } = scene;
    const { personId: recipient } = await scene.person('ana');
    const late = toInstant(new Date(Date.parse(startOfDay(parisDate(addDays(BEGINS, 1)))) - 1).toISOString());
    const turn = (event: string) => takeTurn(table, { siren, recipient }, { event, subject: event }, late);
    for (const event of ['a', 'b', 'c', 'd']) await turn(event);
    world.pass(1);
    await world.run('send-digests');
    expect(await turn('e')).toBe('held');
    await world.live(2, ['send-digests']);
    const texts = world.mails.filter(({ to }) => to === ana).map(({ text }) => text);
    expect(texts.map((text) => [text.includes('– d'), text.includes('– e')])).toEqual([
      [true, false],
      [false, true],
    ]);
    const events = await evidenceOf(table, siren, recipient, 'mails/');
    expect(events.map(({ type }) => type)).toEqual(['mails.merged', 'mails.merged']);
  });
});
