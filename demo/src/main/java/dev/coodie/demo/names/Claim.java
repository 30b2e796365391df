package dev.coodie.demo.names;

/**
 * What came of somebody's wish for a name.
 *
 * @param user who wanted it
 * @param applied whether this user has it now
 * @param owner who has it
 */
public record Claim(String user, boolean applied, String owner) {}
