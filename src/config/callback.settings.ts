import { Environment } from './environment';

/** How NXCloud's callbacks prove themselves, and how they find the binding that they belong to. */
export class CallbackSettings {
  tokens: readonly string[];
  readonly allowedCidrs: readonly string[];
  /** The only algorithm accepted on calling callbacks; `off` accepts unsigned ones. */
  readonly callingSignature: 'off' | 'md5' | 'sha256';
  /** Empty: the secret that signs requests is used. */
  callingSecrets: readonly string[];
  readonly callingForwardUrl: string | null;
  /** Relative recording paths of interline are resolved against it. */
  readonly interlineRecordingBaseUrl: string | null;
  /** Whether a tag that finds the binding again goes out with every bind. */
  readonly routingTag: boolean;
  readonly requireTag: readonly ('interline' | 'pns')[];

  constructor(env: Environment) {
    this.tokens = env.list('CALLBACK_TOKENS');
    if (this.tokens.some((token) => !/^[A-Za-z0-9_-]{24,}$/.test(token))) {
      env.refuse('CALLBACK_TOKENS', 'must have at least 24 characters of A-Z a-z 0-9 _ - in each token');
    }
    this.allowedCidrs = env.cidrs('CALLBACK_ALLOWED_CIDRS');
    this.callingSignature = env.oneOf('CALLBACK_CALLING_SIGNATURE', ['off', 'md5', 'sha256'], 'off');
    this.callingSecrets = env.list('CALLBACK_CALLING_SECRETS');
    const hasSecret = this.callingSecrets.length > 0 || env.text('NXCLOUD_ACCESS_SECRET') !== null;
    if (this.callingSignature !== 'off' && !hasSecret) {
      env.refuse('CALLBACK_CALLING_SECRETS', 'is needed to check signed callbacks');
    }
    this.callingForwardUrl = env.address('CALLBACK_CALLING_FORWARD_URL');
    this.interlineRecordingBaseUrl = env.url('INTERLINE_RECORDING_BASE_URL') ?? env.url('INTERLINE_BASE_URL');
    this.routingTag = env.oneOf('CALLBACK_ROUTING_TAG', ['on', 'off'], 'on') === 'on';
    this.requireTag = env.listOf('CALLBACK_REQUIRE_TAG', ['interline', 'pns'], []);
  }
}
