import {
  BadRequestException,
  MessageRejected,
  type SESv2Client,
  SendEmailCommand,
} from '@aws-sdk/client-sesv2';
import type { Mail } from '../../shared/notifications/render-notice.ts';

/** SES will never take this mail, so trying again is of no use. Only the code may be logged. */
export class MailRefused extends Error {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.name = 'MailRefused';
    this.code = code;
  }
}

/** Every other error passes: throttling, a sending pause, a domain that is not verified yet, an outage. */
const isForGood = (error: unknown): error is Error =>
  error instanceof MessageRejected || error instanceof BadRequestException;

const utf8 = (Data: string) => ({ Data, Charset: 'UTF-8' });

export type SendMail = (to: string, mail: Mail) => Promise<void>;

/** @throws MailRefused when SES will never take it; what SES threw when it may pass */
export const createSendMail =
  (ses: SESv2Client, from: string): SendMail =>
  async (to, { subject, text, html }) => {
    try {
      await ses.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: [to] },
          Content: { Simple: { Subject: utf8(subject), Body: { Text: utf8(text), Html: utf8(html) } } },
        }),
      );
    } catch (error) {
      throw isForGood(error) ? new MailRefused(error.name) : error;
    }
  };
