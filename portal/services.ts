import type { Files } from './client/files.ts';
import type { AskRegister } from './client/register.ts';
import type { Assets } from './http/assets.ts';
import type { CookieJar } from './http/cookies.ts';
import type { Log } from './http/log.ts';
import type { Drafts } from './session/drafts.ts';
import type { Logins } from './session/logins.ts';
import type { Sessions } from './session/sessions.ts';
import type { Language } from './words/words.ts';

/** What the portal is built from, once per Lambda. */
export interface Services {
  /** Where browsers see it, without path. */
  origin: string;
  filesOrigin: string;
  files: Files;
  /** Where the issuer ends its own session. */
  logoutUrl: string;
  assets: Assets;
  cookies: CookieJar;
  sessions: Sessions;
  logins: Logins;
  drafts: Drafts;
  /** The register as somebody with this token asks it, or as anybody. */
  register: (asking: {
    token?: (() => Promise<string>) | undefined;
    language: Language;
    requestId: string;
  }) => AskRegister;
  /** Milliseconds of the epoch. */
  clock: () => number;
  log: Log;
}
