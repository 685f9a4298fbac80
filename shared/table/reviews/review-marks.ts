import { type PersonId, personIdSchema } from '../../domain/identifiers.ts';
import type { AccessReview } from '../../domain/reviews/access-review.ts';
import { type ReviewMark, reviewMarkSchema } from '../../domain/reviews/review-card.ts';
import { type Key, keys, organisationPartition } from '../keys.ts';
import { putOnce } from '../put-versioned.ts';
import { queryAll } from '../query-all.ts';
import type { Table } from '../table.ts';
import type { Write } from '../write.ts';

type ReviewKey = Pick<AccessReview, 'siren' | 'id'>;

/** The review's decision on that card, read consistently. */
export const getMark = async (
  table: Table,
  { siren, id }: ReviewKey,
  personId: PersonId,
): Promise<ReviewMark | undefined> => {
  const { Item } = await table.documents.get({
    TableName: table.name,
    Key: keys.reviewMark(siren, id, personId),
    ConsistentRead: true,
  });
  return Item && reviewMarkSchema.parse(Item);
};

const FIRST_PERSON = personIdSchema.parse('0'.repeat(26));

/** The prefix of all marks of a review. */
const prefixOf = ({ siren, id }: ReviewKey): Key => {
  const { PK, SK } = keys.reviewMark(siren, id, FIRST_PERSON);
  return { PK, SK: SK.slice(0, SK.lastIndexOf('#') + 1) };
};

/** All decisions of a review: at most one mark per card, of a quarter of a kilobyte each. Read consistently. */
export const listMarks = async (table: Table, review: ReviewKey): Promise<ReviewMark[]> => {
  const items = await queryAll(table, {
    ConsistentRead: true,
    KeyConditionExpression: 'PK = :organisation AND begins_with(SK, :marks)',
    ExpressionAttributeValues: {
      ':organisation': organisationPartition(review.siren),
      ':marks': prefixOf(review).SK,
    },
  });
  return items.map((item) => reviewMarkSchema.parse(item));
};

/** An existing mark is never written over, so of two decisions on one card only one is stored. */
export const putMark = (table: Table, { siren, id }: ReviewKey, mark: ReviewMark): Write =>
  putOnce(table, { ...keys.reviewMark(siren, id, mark.personId), ...mark });
