/** How the time that a mail takes grows with the mail. */
package jp.cryptobin.james.growth;
