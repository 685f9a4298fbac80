import { createApp } from '../../../portal/app.tsx';
import { openFiles } from '../../../portal/client/files.ts';
import { assetsSchema, PICTURES } from '../../../portal/http/assets.ts';
import { cookieJar } from '../../../portal/http/cookies.ts';
import type { RequestLine } from '../../../portal/http/log.ts';
import type { Page } from '../../../portal/page/page.ts';
import { routesOf } from '../../../portal/page/route.ts';
import { ROUTES } from '../../../portal/routes.ts';
import type { Services } from '../../../portal/services.ts';
import { openDrafts } from '../../../portal/session/drafts.ts';
import { openLogins } from '../../../portal/session/logins.ts';
import { openSessions } from '../../../portal/session/sessions.ts';
import { openVault } from '../../../portal/session/vault.ts';
import { fakeIssuer } from './fake-issuer.ts';
import { fakeRegister } from './fake-register.ts';
import { memoryItems } from './memory-items.ts';

const ASSETS: Services['assets'] = {
  style: '/assets/style.css',
  script: '/assets/script.js',
  font: '/assets/font.woff2',
  icon: '/assets/icon.svg',
  pictures: assetsSchema.shape.pictures.parse(
    Object.fromEntries(PICTURES.map((name) => [name, `/assets/${name}.png`])),
  ),
};

/** Where the contract's examples have them. */
const FILES_ORIGIN = 'https://files.trousseau.example';

interface Options {
  origin?: string;
  assets?: Services['assets'];
  pages?: readonly Page[];
  now?: number;
}

/** The whole portal in this process, around a register, an issuer and a table that are ours to steer. */
export const createTestPortal = ({
  origin = 'https://portal.example',
  assets = ASSETS,
  pages,
  now = Date.parse('2026-11-24T09:12:00Z'),
}: Options = {}) => {
  const time = { now };
  const clock = (): number => time.now;
  const items = memoryItems();
  const issuer = fakeIssuer(clock);
  const register = fakeRegister();
  const lines: RequestLine[] = [];
  const failures: unknown[] = [];
  const sent: { href: string; bytes: Uint8Array }[] = [];
  const vault = openVault({ items, secret: async () => 'a secret of the tests', clock });
  const services: Services = {
    origin,
    filesOrigin: FILES_ORIGIN,
    files: { ...openFiles(FILES_ORIGIN), send: async (href, bytes) => void sent.push({ href, bytes }) },
    logoutUrl: 'https://issuer.example/logout',
    assets,
    cookies: cookieJar(origin),
    sessions: openSessions({ vault, issuer, clock }),
    logins: openLogins({ vault, issuer, clock }),
    drafts: openDrafts({ vault, clock }),
    register: ({ token }) => register.open(token),
    clock,
    log: {
      answered: (line) => void lines.push(line),
      failed: (_requestId, _route, error) => void failures.push(error),
    },
  };
  const app = createApp(services, pages === undefined ? ROUTES : routesOf(pages));
  return {
    origin,
    services,
    time,
    items,
    issuer,
    register,
    lines,
    failures,
    /** Files that the portal has sent to their bucket. */
    sent,
    fetch: (request: Request, bindings = { requestId: 'request-1' }) => app.fetch(request, bindings),
    /** Somebody who has just logged in. */
    logIn: async (sub = 'karim', name = 'Karim Benali') => {
      const open = await services.sessions.begin(issuer.loginOf(sub), undefined);
      await services.sessions.rename(open.id, name);
      return { ...open, session: { ...open.session, name } };
    },
  };
};

export type TestPortal = ReturnType<typeof createTestPortal>;
