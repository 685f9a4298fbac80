/** Those behind the scope `portal`; which of them meets a person first is chance. */
const SERVES_PEOPLE = /^(?!decisions$|reference$|identity$|notifications$|letters$|change-)/;

/** Permissions that no call of the journeys shows, and why each is there all the same. */
export const UNUSED: readonly { lambda: RegExp; permission: RegExp; reason: string }[] = [
  {
    lambda: /./,
    permission: /^logs:(CreateLogStream|PutLogEvents) /,
    reason: 'Lambda writes the log on behalf of the function.',
  },
  {
    lambda: /./,
    permission: /^xray:/,
    reason: 'Lambda sends the traces on behalf of the function.',
  },
  {
    lambda: /./,
    permission: /^kms:/,
    reason: 'DynamoDB, S3 and Secrets Manager use the key on behalf of whoever reads and writes there.',
  },
  {
    lambda: /^(notifications|letters|change-resumer)$/,
    permission: /^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams) /,
    reason: 'Lambda reads the stream on behalf of the function.',
  },
  {
    lambda: /^(notifications|letters|change-resumer)$/,
    permission: /^sqs:(SendMessage|GetQueueAttributes|GetQueueUrl) /,
    reason:
      'Lambda buries what failed for good on behalf of the function; the CDK grants what finds the queue too.',
  },
  {
    lambda: SERVES_PEOPLE,
    permission: /^dynamodb:(GetItem|PutItem) IDEMPOTENCY#/,
    reason: 'Any command may come with an Idempotency-Key.',
  },
  {
    lambda: SERVES_PEOPLE,
    permission:
      /^dynamodb:((GetItem|PutItem) (IDENTITY|EMAIL|PERSON)#|PutItem EVENTS#|UpdateItem ORG#|Query PERSON#\S* byPerson)/,
    reason:
      'Any request may be a first login, which registers a person and carries their details to the cards that expect them.',
  },
];
