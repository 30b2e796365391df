/** What all pages share: the CQL that was sent, the code behind it, headers, errors. */
@NullMarked
package dev.coodie.demo.web;

import org.jspecify.annotations.NullMarked;
