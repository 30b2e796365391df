package dev.coodie.column;

/**
 * One field of a user-defined type.
 *
 * @param name the field's name as the server stores it, without quotes
 * @param type the type of the field's value; collections and user-defined types are frozen there
 */
public record UdtField(String name, CqlType<?> type) {}
