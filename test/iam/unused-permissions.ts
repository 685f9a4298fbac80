/** The Lambdas behind the scope `portal`. Which of them first meets a person is chance. */
const SERVES_PEOPLE =
  /^(?!decisions$|reference$|identity$|notifications$|letters$|jobs$|bounces$|profile-follower$|event-|administrator-change-|bulk-change-)/;

/** Permissions that no call of the journeys uses, each with its reason. */
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
    reason: 'DynamoDB, S3 and Secrets Manager use the key on behalf of their callers.',
  },
  {
    lambda: /^portal$/,
    permission: /^(dynamodb:(GetItem|PutItem|DeleteItem) |secretsmanager:GetSecretValue )/,
    reason:
      'The portal asks without the SDK, whose calls are recorded; test/infra/portal.test.ts holds its list.',
  },
  {
    lambda: /^(event-publisher|event-relay)$/,
    permission: /^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams) /,
    reason: 'Lambda reads the stream on behalf of the function.',
  },
  {
    lambda: /^(event-publisher|event-relay|jobs|bounces)$/,
    permission: /^sqs:(SendMessage|GetQueueAttributes|GetQueueUrl) \S+DeadLetters/,
    reason: 'Lambda sends dead letters on behalf of the function; the CDK also grants what finds the queue.',
  },
  {
    lambda: /^(notifications|letters|administrator-change-resumer|bulk-change-starter|profile-follower)$/,
    permission:
      /^sqs:(ReceiveMessage|ChangeMessageVisibility|DeleteMessage|GetQueueAttributes|GetQueueUrl) \S+Events/,
    reason: 'Lambda takes messages from the queue on behalf of the function.',
  },
  {
    lambda: /^event-relay$/,
    permission: /^sqs:SendMessage \S+Events/,
    reason:
      'Locally the stream replaces the relay and the queues (test/aws plays the journeys through them).',
  },
  {
    lambda: SERVES_PEOPLE,
    permission: /^dynamodb:(GetItem|PutItem) IDEMPOTENCY#/,
    reason: 'Any command may come with an Idempotency-Key.',
  },
  {
    lambda: SERVES_PEOPLE,
    permission:
      /^dynamodb:((GetItem|PutItem) (IDENTITY|EMAIL|PERSON)#|PutItem EVENTS#|(BatchGetItem|UpdateItem) ORG#|ConditionCheckItem PERSON#|Query PERSON#\S* byPerson)/,
    reason:
      'Any request may be a first login, which registers a person and copies their details to the cards that expect them.',
  },
  {
    lambda: /^administrator-change-workflow$/,
    permission: /^states:SendTaskSuccess /,
    reason:
      'Needed only when a decision comes before its wait is stored, which is chance (test/integration/administrator-changes/schedules.test.ts).',
  },
  {
    lambda: /^bulk-change-worker$/,
    permission: /^dynamodb:ConditionCheckItem (EMAIL|PERSON)#/,
    reason:
      'A line may invite an address that the register knows from elsewhere (test/integration/bulk-changes).',
  },
  {
    lambda: /^profile$/,
    permission: /^dynamodb:UpdateItem PERSON#/,
    reason:
      'A login is stored once per day, and the journeys last minutes (test/integration/people/stale-profiles.test.ts).',
  },
  {
    lambda: /^(members|reviews|contests)$/,
    permission: /^dynamodb:UpdateItem PERSON#/,
    reason:
      'Only the end of a candidate’s access closes their request, and only a return notes a membership (test/attacks/requests.test.ts, among-administrators.test.ts).',
  },
  {
    lambda: /^contests$/,
    permission: /^dynamodb:Query ORG#/,
    reason:
      'Support gives back what ended with a place, which has left a card of many grants (test/attacks/among-administrators.test.ts).',
  },
  {
    lambda: /^decisions$/,
    permission: /^dynamodb:UpdateItem ORG#/,
    reason:
      'Only an announcement that its command has abandoned is lifted by whoever reads it (test/integration/decisions/live-answers.test.ts).',
  },
  {
    lambda: /^administrator-change-resumer$/,
    permission: /^dynamodb:((ConditionCheckItem|PutItem) ORG|PutItem EVENTS)#/,
    reason:
      'Only a first request that is open when somebody else becomes administrator is converted (test/attacks/requests.test.ts).',
  },
  {
    lambda: /^notifications$/,
    permission: /^dynamodb:Query ORG#/,
    reason:
      'Administrators are notified of all stale members at once (test/integration/people/stale-profiles.test.ts).',
  },
  {
    lambda: /^organisations$/,
    permission: /^dynamodb:(ConditionCheckItem|PutItem) ORG#/,
    reason: 'An agent’s look at a page is stored before it is shown (test/attacks/support-view.test.ts).',
  },
  {
    lambda: /^profile-follower$/,
    permission: /^dynamodb:(PutItem PERSON#|(BatchGetItem|UpdateItem) ORG#)/,
    reason:
      'No profile goes stale early during the journeys (test/integration/people/stale-profiles.test.ts).',
  },
];
