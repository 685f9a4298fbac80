import * as z from 'zod/mini';

/** The source of SES's events about mails that will never arrive. */
export const BOUNCE_SOURCE = 'aws.ses';
export const BOUNCE_DETAIL_TYPE = 'Email Bounced';
export const BOUNCE_TYPE = 'Permanent';

/**
 * The fields that are read. SES writes instants with or without milliseconds.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html#event-publishing-retrieving-sns-contents-bounce-object
 */
export const bounceEventSchema = z.object({
  id: z.string(),
  'detail-type': z.literal(BOUNCE_DETAIL_TYPE),
  detail: z.object({
    bounce: z.object({
      bounceType: z.string(),
      bouncedRecipients: z.array(z.object({ emailAddress: z.string() })),
      timestamp: z.iso.datetime(),
    }),
  }),
});
