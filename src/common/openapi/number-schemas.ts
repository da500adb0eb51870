/** How the document describes a number of calling and pns in a request. */
export const PHONE_NUMBER = { type: String, pattern: '^\\+?[0-9]{7,15}$', example: '+85264654798' };

/** How the document describes a number of interline. */
export const RELAY_NUMBER = { type: String, pattern: '^\\+?[0-9]{3,24}$', example: '13800000001' };
