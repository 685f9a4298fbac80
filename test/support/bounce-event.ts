/** https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-examples.html, as EventBridge hands it on. */
export const bounce = (address: string, timestamp: string, bounceType = 'Permanent') => ({
  version: '0',
  id: 'a2b1c3d4-5678-90ab-cdef-EXAMPLE11111',
  'detail-type': 'Email Bounced',
  source: 'aws.ses',
  account: '123456789012',
  time: timestamp,
  region: 'eu-west-3',
  resources: ['arn:aws:ses:eu-west-3:123456789012:configuration-set/ConfigSet'],
  detail: {
    eventType: 'Bounce',
    bounce: {
      feedbackId: '0100017b8d3f9f6a-0000',
      bounceType,
      bounceSubType: 'General',
      bouncedRecipients: [
        {
          emailAddress: address,
          action: 'failed',
          status: '5.1.1',
          diagnosticCode: 'smtp; 550 5.1.1 user unknown',
        },
      ],
      timestamp,
      reportingMTA: 'dsn; mta.example.com',
    },
    mail: {
      timestamp,
      source: 'ne-pas-repondre@trousseau.example',
      messageId: 'EXAMPLE7c191be45',
      destination: [address],
      headersTruncated: false,
      headers: [{ name: 'From', value: 'ne-pas-repondre@trousseau.example' }],
    },
  },
});
