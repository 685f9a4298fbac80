import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { EVENT_TYPES } from '../../shared/domain/events.ts';
import { dateSchema, toInstant } from '../../shared/domain/instants.ts';
import { html } from '../../shared/notifications/html.ts';
import { dayAndHour, dayInWords } from '../../shared/notifications/in-words.ts';
import type { NoticeEvent, NoticeFacts, Reader } from '../../shared/notifications/notice-facts.ts';
import { NOTICES, noticeFor, readersOf } from '../../shared/notifications/notices.ts';
import { type Mail, renderNotice } from '../../shared/notifications/render-notice.ts';
import { noticeEvent } from '../support/notice-events.ts';

const WHO: Partial<Record<NoticeEvent['type'], Reader[]>> = {
  'member.invited': ['person'],
  'invitation.accepted': ['inviter', 'administrators'],
  'invitation.refused': ['inviter'],
  'member.confirmed': ['person', 'administrators'],
  'member.ended': ['person', 'administrators'],
  'member.suspended': ['person', 'administrators'],
  'member.reactivated': ['person'],
  'role.changed': ['person', 'administrators'],
  'administrator.appointed': ['person'],
  'contest.opened': ['person', 'administrators', 'support'],
  'contest.overdue': ['support'],
  'contest.decided': ['person', 'administrators'],
  'administrator-change.requested': ['person', 'administrators', 'support'],
  'administrator-change.reminded': ['administrators'],
  'administrator-change.escalated': ['person', 'support'],
  'administrator-change.activation-key-ordered': ['person'],
  'administrator-change.activation-failed': ['person'],
  'administrator-change.support-answered': ['support'],
  'administrator-change.objected': ['person', 'administrators'],
  'administrator-change.converted': ['person', 'administrators'],
  'administrator-change.returned': ['person', 'outgoing', 'administrators'],
  'administrator-change.overdue': ['person', 'administrators', 'support'],
  'administrator-change.contest-opened': ['person', 'outgoing', 'administrators'],
  'administrator-change.contested': ['person', 'administrators', 'support'],
  'administrator-change.approved': ['person', 'administrators'],
  'administrator-change.applied': ['person', 'outgoing', 'administrators'],
  'administrator-change.refused': ['person', 'administrators'],
  'administrator-change.expired': ['person', 'administrators'],
  'administrator-change.cancelled': ['person', 'administrators'],
  'access-change.approval-asked': ['administrators', 'support'],
  'access-change.refused': ['person'],
  'access-change.undo-approval-asked': ['administrators', 'support'],
  'access-change.undo-refused': ['person'],
  'access-change.interrupted': ['administrators'],
  'access-change.stopped': ['person'],
  'access-change.done': ['person'],
  'access-change.undone': ['person'],
  'mandate.proposed': ['administrators'],
  'mandate.accepted': ['administrators'],
  'mandate.refused': ['administrators'],
  'mandate.narrowed': ['administrators', 'holders'],
  'mandate.ended': ['administrators', 'holders'],
  'mandate.expiring': ['administrators', 'holders'],
  'mandate.expired': ['administrators', 'holders'],
  'profile.reminded': ['person'],
  'profile.stale': ['person', 'administrators'],
  'invitation.expiring': ['person'],
  'invitation.expired': ['person', 'administrators'],
  'grant.expiring': ['person', 'administrators', 'support'],
  'grant.expired': ['person', 'administrators', 'support'],
  'orphan-risk.raised': ['support'],
  'establishment.closed': ['administrators'],
  'establishment.reopened': ['administrators'],
  'establishment.moved': ['administrators'],
  'access-review.opened': ['person', 'administrators'],
  'access-review.reminded': ['person', 'administrators'],
  'access-review.ended': ['person', 'administrators'],
  'access-review.lapsed': ['person', 'administrators', 'support'],
  'mails.merged': ['merged'],
};

/** Notices about the reader alone, in any organisation. */
const ABOUT_THEMSELVES = ['profile.reminded person', 'profile.stale person'];

/** Who may read the name of the candidate or of a colleague, and who may read a free text. */
const SEES_NAME = [
  'invitation.accepted inviter',
  'invitation.accepted administrators',
  'member.confirmed administrators',
  'invitation.refused inviter',
  'member.ended administrators',
  'member.suspended administrators',
  'role.changed administrators',
  'contest.opened administrators',
  'contest.decided administrators',
  'access-change.approval-asked administrators',
  'access-change.undo-approval-asked administrators',
  'administrator-change.requested administrators',
  'administrator-change.reminded administrators',
  'administrator-change.contest-opened outgoing',
  'administrator-change.contest-opened administrators',
  'administrator-change.approved administrators',
  'administrator-change.applied administrators',
  'administrator-change.expired administrators',
  'administrator-change.cancelled administrators',
  'profile.stale administrators',
  'invitation.expired administrators',
  'grant.expiring administrators',
  'grant.expired administrators',
  'administrator-change.objected administrators',
  'administrator-change.converted administrators',
  'administrator-change.returned outgoing',
  'administrator-change.returned administrators',
  'administrator-change.contested administrators',
  'administrator-change.overdue administrators',
  'administrator-change.refused administrators',
];
const PERSON = 'Zoé <script>alert(1)</script>';
const ORGANISATION = 'COMMUNE & <b>"CIE"</b>';
/** As sentences have it. */
const BODY = 'la commune & <b>"CIE"</b>';
const COUNTERPART = 'CABINET & <i>Associés</i>';
const READER = 'Ève <script src="//x"></script>';
const LETTERHEAD = { portalUrl: 'https://portal.example', supportAddress: 'help@portal.example' };

const write = (event: NoticeEvent, reader: Reader): Mail => {
  const notice = noticeFor(reader, {
    event,
    organisation: ORGANISATION,
    counterpart: COUNTERPART,
    person: PERSON,
  });
  if (notice === undefined) throw new Error('no notice');
  return renderNotice(notice, reader === 'support' ? undefined : READER, LETTERHEAD);
};

/** Every possible mail. When support reads only some events of a type, one of those. */
const MAILS = Object.keys(NOTICES).flatMap((name) => {
  const type = EVENT_TYPES.find((known) => known === name);
  if (type === undefined) throw new Error(`no event ${name}`);
  const event = noticeEvent(type);
  return readersOf(event).map((reader) => {
    const kind = type === 'administrator-change.requested' && reader === 'support' ? 'first' : undefined;
    const lastAdministrator =
      /^(grant|access-review)\./.test(type) && reader === 'support' ? true : undefined;
    const reason = type === 'administrator-change.refused' && reader === 'administrators';
    const event = noticeEvent(
      type,
      {
        ...(type.startsWith('access-change.') && reader === 'support' && { bySupport: true }),
        ...(kind && { kind }),
        ...(lastAdministrator && { lastAdministrator }),
      },
      reason ? { reason: 'unforeseen' } : {},
    );
    return { name: `${type} ${reader}`, reader, event: event, mail: write(event, reader) };
  });
});

test.each(EVENT_TYPES)('%s is notified to the people it concerns, and to nobody else', (type) => {
  expect(readersOf(noticeEvent(type))).toEqual(WHO[type] ?? []);
});

test('support is notified of a request at once only when no administrator could answer it', () => {
  const facts = { organisation: ORGANISATION, counterpart: '', person: PERSON };
  const notified = ['first', 'additional', 'replacement'].filter((kind) =>
    noticeFor('support', { ...facts, event: noticeEvent('administrator-change.requested', { kind }) }),
  );
  expect(notified).toEqual(['first']);
});

test('administrators are told of an accepted invitation that made somebody one of them, and of no other', () => {
  const facts = { organisation: ORGANISATION, counterpart: '', person: PERSON };
  const told = ['declarant', 'administrator'].filter((role) =>
    noticeFor('administrators', { ...facts, event: noticeEvent('invitation.accepted', { role }) }),
  );
  expect(told).toEqual(['administrator']);
});

test('a withdrawn invitation to administer is no administrator less', () => {
  const facts = { organisation: ORGANISATION, counterpart: '', person: PERSON };
  const event = noticeEvent('member.ended', { from: 'invited' });
  expect(noticeFor('administrators', { ...facts, event })).toBeUndefined();
});

test('a card that changes because a request took effect has no notice but the request’s', () => {
  const data = { change: '219200235-01J9ZK00000000000000000002' };
  for (const type of ['administrator.appointed', 'member.ended', 'role.changed'] as const) {
    expect(readersOf(noticeEvent(type, data))).toEqual([]);
  }
});

/** Facts that an event from before may be without. */
const LATER = ['siret', 'kind', 'until', 'grants', 'cause', 'dueAt', 'effectiveAt', 'leavesAt', 'triesLeft'];
const BLANK = /undefined|null|\[object|NaN| {2}| [.,)]|\( ?\)|\d{4}-\d\d-\d\dT|[«(]\s*[»)]/;

it('no mail has a blank or a raw fact in its sentences, whatever its event is without', () => {
  const drawn = fc.tuple(
    fc.constantFrom(...MAILS),
    fc.subarray(LATER),
    fc.constantFrom('', 'COMMUNE DE CLAMART'),
  );
  fc.assert(
    fc.property(drawn, ([{ event, reader }, without, organisation]) => {
      const data = Object.fromEntries(Object.entries(event.data).filter(([name]) => !without.includes(name)));
      const notice = noticeFor(reader, {
        ...{ event: { ...event, data }, organisation, counterpart: '', person: 'une personne' },
      });
      const said = [notice?.subject, ...(notice?.happened ?? []), notice?.todo].join('\n');
      expect(said).not.toMatch(BLANK);
      expect(said).not.toMatch(/\b(?:de|que) (?:une|un) |\bde le |\bà le |COMMUNE/);
    }),
  );
});

it('an approval that takes effect at once is told to the candidate once, and offers nothing to cancel', () => {
  const approved = (effectiveAt: string) =>
    (['person', 'administrators'] as const).map(
      (reader) =>
        noticeFor(reader, {
          event: noticeEvent('administrator-change.approved', { effectiveAt }),
          ...{ organisation: ORGANISATION, counterpart: '', person: PERSON },
        })?.subject,
    );
  expect(approved('2026-11-23T14:30:00.000Z')).toEqual([
    undefined,
    'Une demande d’administrateur est approuvée',
  ]);
  expect(approved('2026-11-24T14:30:00.000Z')).not.toContain(undefined);
});

describe.each(MAILS)('the mail of $name', ({ name, reader, event, mail }) => {
  it('says what happened, what to do, by when and where, in both forms', () => {
    for (const form of [mail.text, mail.html.replaceAll(/<\/?strong>/g, '')]) {
      expect(form).toMatch(/À faire : \S/);
      expect(form).toMatch(
        /Date limite : (aucune|indiquée sur la page|le \d+(er)? \S+ \d{4} à \d+ h( \d\d)? \(heure de Paris\))\./,
      );
      expect(form).toContain(`${LETTERHEAD.portalUrl}/`);
      expect(form).toContain(LETTERHEAD.supportAddress);
    }
    expect(mail.text.includes(BODY)).toBe(!ABOUT_THEMSELVES.includes(name));
  });

  it('has a short subject that names nobody', () => {
    expect(mail.subject.length).toBeLessThanOrEqual(50);
    expect(mail.subject).not.toMatch(/Zoé|COMMUNE|Ève|undefined/);
  });

  it('is one page of plain French markup, with one heading and a link that says where', () => {
    expect(mail.html).toMatch(/^<!doctype html>\n<html lang="fr">/);
    expect(mail.html.match(/<h1>/g)).toHaveLength(1);
    expect(mail.html.match(/<a href="https:\/\/portal\.example\/[^"]*">[^<]{10,}<\/a>/g)).toHaveLength(1);
    const elements = new Set([...mail.html.matchAll(/<([a-z]\w*)/g)].map(([, element]) => element));
    const plain = ['html', 'head', 'meta', 'title', 'body', 'h1', 'p', 'strong', 'a'];
    expect([...elements].filter((element) => !plain.includes(element ?? ''))).toEqual([]);
  });

  it('shows the name of others only to people who may know them, and nobody’s own words to anybody', () => {
    expect(mail.text.includes('Zoé')).toBe(SEES_NAME.includes(name));
    expect(mail.text).not.toContain('MOTIF');
    expect(mail.text.includes('Ève')).toBe(reader !== 'support');
  });

  it('contains no identifiers of people, and no gap in its words', () => {
    for (const form of [mail.text, mail.html]) {
      expect(form).not.toContain(event.personId);
      expect(form).not.toContain('01J9ZK00000000000000000003');
      expect(form).not.toMatch(/undefined|null|\[object|NaN|organisations\/\n/);
    }
  });
});

test('an invitation says until when, and a withdrawn one is not confused with an ended access', () => {
  expect(write(noticeEvent('member.invited'), 'person').text).toContain('le 3 décembre 2026 à 12 h');
  expect(write(noticeEvent('member.ended', { from: 'invited' }), 'person').subject).toContain('retirée');
  expect(write(noticeEvent('member.ended', { from: 'active' }), 'person').subject).toContain('pris fin');
});

test('a key that was refused says how many tries are left', () => {
  const left = (triesLeft: number) =>
    write(noticeEvent('administrator-change.activation-failed', { triesLeft }), 'person').text;
  expect(left(3)).toContain('Il reste 3 essais.');
  expect(left(1)).toContain('Il reste 1 essai.');
  expect(left(0)).toContain('aucun essai');
});

describe('a mandate', () => {
  const textOf = (type: NoticeEvent['type'], data: Record<string, unknown>): string =>
    write(noticeEvent(type, data), 'administrators').text;

  it('asks the mandatary for an answer by a day, and informs the mandator that it was sent', () => {
    const asked = textOf('mandate.proposed', { side: 'mandatary' });
    expect(asked).toContain('Acceptez ou refusez');
    expect(asked).toContain('le 3 décembre 2026 à 12 h');
    const sent = textOf('mandate.proposed', { side: 'mandator' });
    expect(sent).not.toContain('Acceptez ou refusez');
    expect(sent).toContain('Date limite : aucune.');
  });

  it.each(['mandator', 'mandatary'])('names both organisations in their places to the %s', (side) => {
    const cabinet = `l’organisme ${COUNTERPART}`;
    const [giver, taker] = side === 'mandator' ? [BODY, cabinet] : [cabinet, BODY];
    for (const type of [
      'mandate.accepted',
      'mandate.refused',
      'mandate.narrowed',
      'mandate.ended',
      'mandate.expiring',
      'mandate.expired',
    ] as const) {
      expect(textOf(type, { side })).toContain(`donné par ${giver} à ${taker}`);
    }
  });

  it('says how many grants it stops', () => {
    const stopped = (affectedGrants: number) => textOf('mandate.ended', { affectedGrants });
    expect(stopped(0)).toContain('Aucune habilitation');
    expect(stopped(1)).toContain('Une habilitation');
    expect(stopped(1000)).toContain('1000 habilitations');
  });
});

test('the mail about an approval names the day of its effect', () => {
  const { text } = write(noticeEvent('administrator-change.approved'), 'administrators');
  expect(text).toContain('le 1er janvier 2027 à 12 h 05');
});

test.each([
  ['2026-12-03T11:00:00.000Z', 'le 3 décembre 2026 à 12 h (heure de Paris)'],
  ['2026-07-31T22:05:59.999Z', 'le 1er août 2026 à 0 h 05 (heure de Paris)'],
  ['2026-03-29T01:00:00.000Z', 'le 29 mars 2026 à 3 h (heure de Paris)'],
  ['2026-12-31T23:30:00.000Z', 'le 1er janvier 2027 à 0 h 30 (heure de Paris)'],
])('%s is, in Paris, %s', (instant, words) => {
  expect(dayAndHour(toInstant(instant))).toBe(words);
});

test('a template of markup escapes every text that is put into it', () => {
  expect(html`<p title="${`a"b'c`}">${'<&>'}</p>`.markup).toBe('<p title="a&quot;b&#39;c">&lt;&amp;&gt;</p>');
});

test('nobody is written to at an address that bounces; the administrators learn why', () => {
  const event = noticeEvent('profile.stale', { cause: 'bounce' });
  const facts = { event, organisation: ORGANISATION, person: PERSON, counterpart: '' };
  expect(noticeFor('person', facts)).toBeUndefined();
  expect(write(event, 'administrators').text).toContain('reviennent');
  expect(write(noticeEvent('profile.stale', { cause: 'inactivity' }), 'person').text).toContain('180 jours');
});

test('support is notified of grants that run out only when their administrator is the last', () => {
  const facts = { organisation: ORGANISATION, person: PERSON, counterpart: '' };
  for (const type of ['grant.expiring', 'grant.expired'] as const) {
    expect(noticeFor('support', { ...facts, event: noticeEvent(type) })).toBeUndefined();
  }
});

test('members with stale profiles are named together, as many as there is room for', () => {
  const event = noticeEvent('profile.stale');
  const text = (others: string[]) =>
    noticeFor('administrators', {
      event,
      organisation: ORGANISATION,
      person: PERSON,
      counterpart: '',
      others,
    })?.happened.join('\n');
  expect(text([])).not.toContain('même cas');
  expect(text(['Ana Un', 'Bob Deux'])).toContain('Sont dans le même cas : Ana Un, Bob Deux.');
  expect(text(Array.from({ length: 23 }, (_, rank) => `N${rank}`))).toMatch(
    /N18, N19, et 3 autres membres\.$/m,
  );
});

test('a closure and a reopening name the establishment and the first day; a correction has no day', () => {
  const text = (type: NoticeEvent['type'], data: Record<string, unknown>) =>
    noticeFor('administrators', {
      event: noticeEvent(type, { siret: '21920023500014', ...data }, { personId: undefined }),
      organisation: ORGANISATION,
      person: '',
      counterpart: '',
    })?.happened[0];
  const which = `L’établissement 219 200 235 00014 de ${BODY}`;
  expect(text('establishment.closed', { closedFrom: '2026-12-01' })).toBe(
    `${which} est fermé à compter du 1er décembre 2026, d’après le répertoire Sirene.`,
  );
  expect(text('establishment.reopened', { reopenedOn: '2027-01-02' })).toBe(
    `${which} a rouvert le 2 janvier 2027, d’après le répertoire Sirene.`,
  );
  expect(text('establishment.reopened', {})).toMatch(/n’est plus fermé : le répertoire Sirene a corrigé/);
  expect(dayInWords(dateSchema.parse('2026-02-11'))).toBe('11 février 2026');
});

test('a head office that moved: the new SIRET, who loses what, and the page where it is carried over', () => {
  const notice = (losing: NoticeFacts['losing'], closedFrom = '2026-11-23') =>
    noticeFor('administrators', {
      event: noticeEvent(
        'establishment.closed',
        { siret: '21920023500014', successor: '21920023500063', closedFrom },
        { personId: undefined },
      ),
      ...{ organisation: ORGANISATION, person: '', counterpart: '', losing },
    });
  const one = { people: [{ name: 'Ana Un', services: ['DSN', 'PASRAU'] }], more: 2 };
  expect(notice(one)?.happened).toEqual([
    `L’établissement 219 200 235 00014 de ${BODY} est fermé à compter du 23 novembre 2026, d’après le répertoire Sirene. Le siège a désormais le SIRET 219 200 235 00063.`,
    'Les habilitations sur tous les établissements valent aussi pour le nouveau SIRET. Celles qui nomment l’ancien n’y valent pas.',
    'Perdent des droits avec l’ancien SIRET : Ana Un (DSN, PASRAU), et 2 autres personnes.',
  ]);
  expect(notice(one)).toMatchObject({
    deadline: 'on-the-page',
    where: { path: '/organisations/219200235/establishments/21920023500014/succession' },
  });
  expect(notice(one, '2026-12-31')?.deadline).toBe('2026-12-30T23:00:00.000Z');
  expect(notice({ people: [], more: 0 })).toMatchObject({
    todo: 'Vous n’avez rien à faire.',
    deadline: 'none',
  });
});

test('a person who is suspended because nobody reviewed their card reads so; support, only when it is the last administrator', () => {
  const facts = { organisation: ORGANISATION, person: PERSON, counterpart: '' };
  const review = '01J9ZK00000000000000000005';
  const reviewed = write(noticeEvent('member.suspended', { review }), 'person');
  expect(reviewed.text).toContain('revue annuelle');
  expect(write(noticeEvent('member.suspended'), 'person').text).not.toContain('revue');
  expect(noticeFor('support', { ...facts, event: noticeEvent('access-review.lapsed') })).toBeUndefined();
  const alone = noticeEvent('access-review.lapsed', { alone: '01J9ZK00000000000000000003' });
  expect(write(alone, 'support').text).toContain('il n’en reste qu’un en place');
  expect(write(alone, 'administrators').text).toContain('n’a plus qu’un administrateur');
});
