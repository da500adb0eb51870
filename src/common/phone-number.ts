const PHONE_NUMBER = /^\+?\d{7,15}$/;
const RELAY_NUMBER = /^(?=.{3,24}$)\+?\d{3,24}$/;

/** `+` and 7 to 15 digits, or the digits alone: the numbers of calling and pns. */
export function isPhoneNumber(text: string): boolean {
  return PHONE_NUMBER.test(text);
}

/** Domestic or international digits, 3 to 24 characters, with or without a leading `+`: interline. */
export function isRelayNumber(text: string): boolean {
  return RELAY_NUMBER.test(text);
}

/** The form in which numbers are compared and sent upstream. */
export function digitsOf(phoneNumber: string): string {
  return phoneNumber.replace(/^\+/, '');
}

/** Whether two texts are the same number, with or without their leading `+`. */
export function isSameNumber(one: unknown, other: unknown): boolean {
  return typeof one === 'string' && typeof other === 'string' && digitsOf(one) === digitsOf(other);
}

/** The form in which numbers of calling and pns are answered. */
export function toE164(digits: string): string {
  return `+${digitsOf(digits)}`;
}

/** A client's list of numbers: `["*"]`, or the numbers themselves. */
export function listsNumber(list: readonly string[], phoneNumber: string): boolean {
  const digits = digitsOf(phoneNumber);
  return list.some((entry) => entry === '*' || digitsOf(entry) === digits);
}
