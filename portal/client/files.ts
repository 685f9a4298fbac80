import { RegisterSilent } from './refusal.ts';

/** The bucket of files, by addresses that the register gives out, each for one file and some minutes. */
export interface Files {
  /** Sends what was chosen in a form. @throws RegisterSilent when it does not arrive */
  send: (href: string, bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** The address itself, for browsers. @throws Error for one that leads anywhere else */
  addressOf: (href: string) => string;
}

const SEND_MILLISECONDS = 8_000;

export const openFiles = (origin: string): Files => {
  const addressOf = (href: string): string => {
    if (URL.parse(href)?.origin !== origin) throw new Error('the address of a file leads elsewhere');
    return href;
  };
  return {
    addressOf,
    send: async (href, bytes) => {
      const init = { method: 'PUT', body: bytes, signal: AbortSignal.timeout(SEND_MILLISECONDS) };
      const answer = await fetch(addressOf(href), init).catch((error: unknown) => {
        throw new RegisterSilent(error);
      });
      if (!answer.ok) throw new RegisterSilent(new Error(`the bucket answered ${answer.status}`));
    },
  };
};
