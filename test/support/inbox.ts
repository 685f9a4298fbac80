import { vi } from 'vitest';
import * as z from 'zod/mini';
import { PATIENCE_MILLISECONDS } from './patience.ts';

const storeSchema = z.object({
  emails: z.array(
    z.object({
      from: z.string(),
      destination: z.object({ to: z.array(z.string()) }),
      subject: z.string(),
      body: z.object({ text: z.string(), html: z.string() }),
    }),
  ),
});
export type ReceivedMail = z.infer<typeof storeSchema>['emails'][number];

/** What this address has received so far, oldest first. */
export const mailsTo = async (inbox: string, address: string): Promise<ReceivedMail[]> => {
  const { emails } = storeSchema.parse(await (await fetch(`${inbox}/store`)).json());
  return emails.filter(({ destination }) => destination.to.includes(address));
};

/** Waits until this address has received so many mails, and returns them. */
export const awaitMails = (inbox: string, address: string, count: number): Promise<ReceivedMail[]> =>
  vi.waitFor(
    async () => {
      const mails = await mailsTo(inbox, address);
      if (mails.length < count) throw new Error(`${mails.length} of ${count} mails to ${address}`);
      return mails;
    },
    { timeout: PATIENCE_MILLISECONDS, interval: 50 },
  );

/** Waits until this address has received a mail with that text in its subject. */
export const awaitMailAbout = (inbox: string, address: string, subject: string): Promise<ReceivedMail> =>
  vi.waitFor(
    async () => {
      const mails = await mailsTo(inbox, address);
      const found = mails.find((mail) => mail.subject.includes(subject));
      if (found === undefined) throw new Error(`no mail about “${subject}” to ${address}`);
      return found;
    },
    { timeout: PATIENCE_MILLISECONDS, interval: 50 },
  );
