/** Mails of hostile or ambiguous shape, and independent readers that check what leaves the gateway. */
package jp.cryptobin.james.hostile;
