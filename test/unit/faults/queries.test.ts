import { marshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { BY_DUE_INDEX } from '../../../shared/table/schema.ts';
import { asIndexed, isAskedFor, pageOf } from '../../support/faults/queries.ts';
import type { Input, Item } from '../../support/faults/wire.ts';

const itemOf = (sort: string): Item => marshall({ PK: 'ORG#1', SK: sort });
const ALL = ['A', 'B', 'C', 'D'].map(itemOf);
const sorts = (items: readonly Item[] = []) => items.map(({ SK }) => SK?.S);

describe('a key condition', () => {
  const asked = (condition: string, values: Record<string, string>): Input => ({
    KeyConditionExpression: condition,
    ExpressionAttributeValues: marshall({ ':one': 'ORG#1', ...values }),
  });

  it.each([
    ['PK = :one', {}, ['A', 'B', 'C', 'D']],
    ['PK = :one AND SK > :from', { ':from': 'B' }, ['C', 'D']],
    ['PK = :one AND SK >= :from', { ':from': 'B' }, ['B', 'C', 'D']],
    ['PK = :one AND SK < :end', { ':end': 'B' }, ['A']],
    ['PK = :one AND SK <= :end', { ':end': 'B' }, ['A', 'B']],
    ['PK = :one AND begins_with(SK, :start)', { ':start': 'C' }, ['C']],
    ['PK = :one AND SK BETWEEN :from AND :end', { ':from': 'B', ':end': 'C' }, ['B', 'C']],
    ['PK = :other', { ':other': 'ORG#2' }, []],
  ])('%s finds what DynamoDB finds', (condition, values, found) => {
    expect(sorts(ALL.filter((item) => isAskedFor(asked(condition, values), item)))).toEqual(found);
  });

  it('that is not known here fails the test rather than find nothing', () => {
    expect(() => isAskedFor(asked('PK <> :one', {}), itemOf('A'))).toThrow('no such key condition');
  });

  it('finds nothing that is not in the index', () => {
    const input = asked('dueQueue = :one', {});
    expect(isAskedFor(input, itemOf('A'))).toBe(false);
  });
});

describe('a page', () => {
  it.each([
    [{}, ['A', 'B', 'C', 'D'], undefined],
    [{ ScanIndexForward: false }, ['D', 'C', 'B', 'A'], undefined],
    [{ Limit: 2 }, ['A', 'B'], 'B'],
    [{ Limit: 2, ExclusiveStartKey: itemOf('B') }, ['C', 'D'], 'D'],
    [{ Limit: 2, ScanIndexForward: false, ExclusiveStartKey: itemOf('C') }, ['B', 'A'], 'A'],
    // Where the page before ended, there is nothing any more.
    [{ ExclusiveStartKey: itemOf('BB') }, ['C', 'D'], undefined],
    [{ ScanIndexForward: false, ExclusiveStartKey: itemOf('BB') }, ['B', 'A'], undefined],
  ])('of %j goes on where the one before ended', (input, shown, last) => {
    const { Items, LastEvaluatedKey } = pageOf(input, ALL.toReversed());
    expect([sorts(Items), LastEvaluatedKey?.SK?.S]).toEqual([shown, last]);
  });

  it('of an index has what the index carries', () => {
    const item = marshall({ PK: 'p', SK: 's', dueQueue: 'q', duePlace: 'd', version: 1, name: 'no' });
    expect(Object.keys(asIndexed({ IndexName: BY_DUE_INDEX.name }, item)).sort()).toEqual(
      ['PK', 'SK', 'duePlace', 'dueQueue', 'version'].sort(),
    );
  });
});
