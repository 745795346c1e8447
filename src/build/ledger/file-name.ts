/** Where the ledger stands in a station; apart from what reads it, for those who only ask whether it changed. */
export const LEDGER_FILE = 'ledger.json'
