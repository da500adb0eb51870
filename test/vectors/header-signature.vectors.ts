/** One signature of calling or pns, worked out outside of the code under test. */
export interface HeaderSignatureVector {
  readonly title: string;
  readonly accessKey: string;
  readonly accessSecret: string;
  readonly action: string;
  readonly bizType: string;
  readonly timestamp: string;
  readonly body: string | null;
  readonly md5: string;
  readonly sha256: string;
}

/** The example credentials of NXCloud's "API接口调用约定". */
const DOCUMENTED = {
  accessKey: 'fme2na3kdi3ki',
  accessSecret: 'abciiiko2k3',
  action: 'send',
  bizType: '1',
  timestamp: '1655710885431',
};

/**
 * The MD5 values of the first three are printed in NXCloud's "API接口调用约定"; all the others are
 * `printf '<text>' | md5sum` and `… | sha256sum`.
 */
export const HEADER_SIGNATURE_VECTORS: readonly HeaderSignatureVector[] = [
  {
    title: 'a compact body',
    ...DOCUMENTED,
    body: '{"name":"牛小信","id":10001}',
    md5: '87c3560d3331ae23f1021e2025722354',
    sha256: 'e0eec2c99ef80f269a82795e2223f618ebfc0616c8b6c8c7d438021ec38ad0eb',
  },
  {
    title: 'the same members in another order',
    ...DOCUMENTED,
    body: '{"id":10001,"name":"牛小信"}',
    md5: '7750759da06333f20d0640be09355e34',
    sha256: 'd04863619d46121592cdb312ec0a91c148a1f5daea64930ad0e1fb31a04dc808',
  },
  {
    title: 'the same members with blanks',
    ...DOCUMENTED,
    body: '{"id": 10001, "name": "牛小信"}',
    md5: 'd0c24a9886c629330d7f3f2056c65bc2',
    sha256: 'feaa901c8a317a0f5e488dd7d9ae046742afa0d0a70f415817c835873efa4cb7',
  },
  {
    title: 'no body',
    ...DOCUMENTED,
    body: null,
    md5: '884afe159e39b6c88a0d6102ca97d704',
    sha256: '921e82155cc02cdf78da934307c33cdca3f412d35ddb5b965482a2e029e900f4',
  },
  {
    title: 'an empty body, which is no body',
    ...DOCUMENTED,
    body: '',
    md5: '884afe159e39b6c88a0d6102ca97d704',
    sha256: '921e82155cc02cdf78da934307c33cdca3f412d35ddb5b965482a2e029e900f4',
  },
  {
    title: 'an empty object, which is a body',
    ...DOCUMENTED,
    body: '{}',
    md5: '8ed2a98fecff8efcc53261033d89bba7',
    sha256: 'd07cd2ed8da791d89f3e464d2cf14316970cf732fabc170bbaa3b84fbed7a24e',
  },
  {
    title: 'a body with a line break and a character outside the basic plane',
    accessKey: 'canary-key',
    accessSecret: 'canary-secret',
    action: 'mt',
    bizType: '2',
    timestamp: '1700000000000',
    body: '{"a": "📞",\n"b":null}',
    md5: 'c2e6402b6446226979c1777306012207',
    sha256: '907a62725e153105624cbfebe071183b4d158abbf05c3f770abab3b8bee3b71e',
  },
];
