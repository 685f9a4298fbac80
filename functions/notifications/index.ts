import { SESv2Client } from '@aws-sdk/client-sesv2';
import { boundedWaits } from '../../shared/aws/bounded-waits.ts';
import { systemClock } from '../../shared/domain/instants.ts';
import { openTable } from '../../shared/table/table.ts';
import { readEnvironment } from '../environment.ts';
import { environmentSchema } from './env.ts';
import { notifyPeople } from './notify-people.ts';
import { createSendMail } from './send-mail.ts';

const { TABLE_NAME, MAIL_FROM, SUPPORT_ADDRESS, PORTAL_URL } = readEnvironment(environmentSchema);

/** A mail that does not go out at once is tried again with its event. */
const ses = new SESv2Client(boundedWaits());

export const handler = notifyPeople({
  table: openTable(TABLE_NAME),
  clock: systemClock,
  sendMail: createSendMail(ses, MAIL_FROM),
  letterhead: { portalUrl: PORTAL_URL, supportAddress: SUPPORT_ADDRESS },
});
