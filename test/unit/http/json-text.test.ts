import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../../shared/http/json-text.ts';

describe('a body in JSON', () => {
  it('is read as JSON.parse reads it, when no field is named twice', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(4), (value, indent) => {
        const json = JSON.stringify(value, null, indent);
        fc.pre(!json.includes('\ufffd'));
        expect(readJson(json)).toEqual({ value: JSON.parse(json) });
      }),
    );
  });

  it.each([
    '{"a":1,"a":1}',
    '{"a":1,"b":{},"a" :2}',
    '[{"x":{"a":1,"\\u0061":2}}]',
    '{"a":[{"b":1}],"c":"}","a":0}',
    '{"":1,"":2}',
    '{"__proto__":1,"__proto__":2}',
    '{"a\\"":1,"a\\"":2}',
  ])('is refused where a field is named twice: %s', (json) => {
    expect(readJson(json)).toEqual({ fault: 'repeated-field' });
  });

  it.each(['{"a":{"a":1},"b":{"a":2}}', '[{"a":1},{"a":1}]', '{"a":"a","b":"a"}', '{"a":":","b":"\\\\"}'])(
    'may name the same field in two objects, or as a value: %s',
    (json) => {
      expect(readJson(json)).toEqual({ value: JSON.parse(json) });
    },
  );

  it.each(['{', '"', '{"a":1,}', '\ufeff{}', ''])('is refused when it is none: «%s»', (json) => {
    expect(readJson(json)).toEqual({ fault: 'not-json' });
  });

  it('is refused when it was no UTF-8', () => {
    const json = Buffer.from([0x7b, 0x22, 0xe9, 0x22, 0x3a, 0x31, 0x7d]).toString('utf8');
    expect(readJson(json)).toEqual({ fault: 'not-utf8' });
  });
});
