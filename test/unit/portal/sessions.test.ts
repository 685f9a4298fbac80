import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { SessionOver } from '../../../portal/session/sessions.ts';
import { createTestPortal } from '../../support/portal/test-portal.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a session', () => {
  it('is found by the id that the browser has, and by no other', async () => {
    const { services, logIn } = createTestPortal();
    const { id } = await logIn();
    expect(await services.sessions.find(id)).toMatchObject({ isLive: true, session: { sub: 'karim' } });
    expect(await services.sessions.find(`${id}x`)).toBeUndefined();
  });

  it('leaves in the table neither its id nor a token nor a name', async () => {
    const { items, logIn } = createTestPortal();
    const { id, session } = await logIn();
    const stored = JSON.stringify([...items.stored.values()]);
    for (const secret of [id, session.tokens.access, session.formToken, 'karim', 'Benali']) {
      expect(stored).not.toContain(secret);
    }
  });

  it('does not open when its item is put in the place of another', async () => {
    const { items, services, logIn } = createTestPortal();
    const mine = await logIn('karim');
    const theirs = await logIn('marie');
    const [a, b] = [...items.stored.values()];
    if (a === undefined || b === undefined) throw new Error('two sessions were begun');
    items.stored.set(a.key, { ...b, key: a.key });
    expect(await services.sessions.find(mine.id)).toBeUndefined();
    expect(await services.sessions.find(theirs.id)).toMatchObject({ session: { sub: 'marie' } });
  });

  it('ends 60 minutes after it was last seen', async () => {
    const { services, time, logIn } = createTestPortal();
    const { id } = await logIn();
    time.now += 59 * MINUTE;
    expect(await services.sessions.find(id)).toMatchObject({ isLive: true });
    time.now += 59 * MINUTE;
    expect(await services.sessions.find(id)).toMatchObject({ isLive: true });
    time.now += 60 * MINUTE;
    expect(await services.sessions.find(id)).toMatchObject({ isLive: false });
  });

  it('ends after 12 hours, however busy it is', async () => {
    const { services, time, logIn } = createTestPortal();
    const { id } = await logIn();
    for (let minutes = 0; minutes < 12 * 60 - 30; minutes += 30) {
      expect(await services.sessions.find(id)).toMatchObject({ isLive: true });
      time.now += 30 * MINUTE;
    }
    time.now += 30 * MINUTE;
    expect(await services.sessions.find(id)).toMatchObject({ isLive: false });
  });

  it('counts for nothing once it has expired, though the table still has it', async () => {
    const { items, services, time, logIn } = createTestPortal();
    const { id } = await logIn();
    time.now += 25 * HOUR;
    expect(items.stored.size).toBe(1);
    expect(await services.sessions.find(id)).toBeUndefined();
  });

  it('is gone at once when it is ended, and its refresh token revoked', async () => {
    const { services, issuer, logIn } = createTestPortal();
    const { id } = await logIn();
    await services.sessions.end(id);
    expect(await services.sessions.find(id)).toBeUndefined();
    await expect(services.sessions.accessToken(id)).rejects.toThrow(SessionOver);
    expect(issuer.state.revoked).toEqual(['refresh-of-karim']);
  });
});

describe('the access token', () => {
  it('is given as it is while it is good', async () => {
    const { services, issuer, logIn } = createTestPortal();
    const { id } = await logIn();
    expect(await services.sessions.accessToken(id)).toBe('access-of-karim');
    expect(issuer.state.renewals).toBe(0);
  });

  it('is renewed once for all requests that come at the same time', async () => {
    const { services, issuer, time, logIn } = createTestPortal();
    const { id } = await logIn();
    time.now += 59.5 * MINUTE;
    issuer.state.renewing = () => wait(50);
    const tokens = await Promise.all(Array.from({ length: 12 }, () => services.sessions.accessToken(id)));
    expect(new Set(tokens)).toEqual(new Set(['renewed-1']));
    expect(issuer.state.renewals).toBe(1);
  });

  it('is kept although other requests note their visit meanwhile', async () => {
    const { services, issuer, time, logIn } = createTestPortal();
    const { id } = await logIn();
    time.now += 59.5 * MINUTE;
    issuer.state.renewing = async () => {
      await services.sessions.find(id);
    };
    expect(await services.sessions.accessToken(id)).toBe('renewed-1');
    expect(await services.sessions.accessToken(id)).toBe('renewed-1');
    expect(issuer.state.renewals).toBe(1);
  });

  it('is asked for again by another request when whoever renewed it has gone', async () => {
    const { services, issuer, time, logIn } = createTestPortal();
    const { id } = await logIn();
    time.now += 59.5 * MINUTE;
    issuer.state.renewing = async () => {
      throw new Error('the Lambda is gone');
    };
    await expect(services.sessions.accessToken(id)).rejects.toThrow('the Lambda is gone');
    issuer.state.renewing = async () => {};
    time.now += 11_000;
    expect(await services.sessions.accessToken(id)).toBe('renewed-2');
  });

  it('is no more where the issuer renews it no more', async () => {
    const { services, issuer, time, logIn } = createTestPortal();
    const { id } = await logIn();
    time.now += 59.5 * MINUTE;
    issuer.state.refuses = true;
    await expect(services.sessions.accessToken(id)).rejects.toThrow(SessionOver);
  });
});

describe('a login', () => {
  it('gives a new id each time, and the one before opens nothing', async () => {
    const { services, issuer, logIn } = createTestPortal();
    const before = await logIn();
    const after = await services.sessions.begin(issuer.loginOf('karim'), before);
    expect(after.id).not.toBe(before.id);
    expect(await services.sessions.find(before.id)).toBeUndefined();
  });

  it('lets the same person’s open forms go on, and nobody else’s', async () => {
    const { services, issuer, logIn } = createTestPortal();
    const before = await logIn();
    const same = await services.sessions.begin(issuer.loginOf('karim'), before);
    expect(same.session.formToken).toBe(before.session.formToken);
    const other = await services.sessions.begin(issuer.loginOf('marie'), same);
    expect(other.session.formToken).not.toBe(before.session.formToken);
    expect(other.session.name).toBe('');
  });
});

describe('a draft', () => {
  const form = '/profile/correct';
  const karim = { issuer: 'https://issuer.example', sub: 'karim' };
  const marie = { issuer: 'https://issuer.example', sub: 'marie' };

  it('is its person’s and its form’s alone', async () => {
    const { drafts } = createTestPortal().services;
    const id = await drafts.keep(karim, form, [['phone', '1']]);
    expect(await drafts.find(karim, form, id)).toEqual([['phone', '1']]);
    expect(await drafts.find(marie, form, id)).toBeUndefined();
    expect(await drafts.find({ ...karim, issuer: 'https://other.example' }, form, id)).toBeUndefined();
    expect(await drafts.find(karim, '/profile', id)).toBeUndefined();
  });

  it('is written again under its id, by several tabs too, and forgotten when it is done', async () => {
    const { drafts } = createTestPortal().services;
    const id = await drafts.keep(karim, form, []);
    await Promise.all(['1', '2', '3'].map((phone) => drafts.keep(karim, form, [['phone', phone]], id)));
    expect(await drafts.find(karim, form, id)).toHaveLength(1);
    await drafts.forget(karim, form, id);
    expect(await drafts.find(karim, form, id)).toBeUndefined();
  });

  it('is gone after twelve hours', async () => {
    const { services, time } = createTestPortal();
    const id = await services.drafts.keep(karim, form, []);
    time.now += 12 * HOUR + 1_000;
    expect(await services.drafts.find(karim, form, id)).toBeUndefined();
  });
});
