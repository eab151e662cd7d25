package dev.luma.mysql.auth;

import dev.luma.toolbox.crypto.Secret;
import java.util.Optional;

/// What one factor of a login has to prove itself with, and how careful it is to be.
///
/// @param password empty for an account without one
/// @param serverPublicKey the server's RSA key in PEM form, where the caller has pinned it
/// @param allowsPublicKeyRetrieval whether the caller takes the risk to ask a server for its RSA key over an
///     [Line#OPEN] line, where whoever sits between can put in a key of their own, and read the password
public record Factor(Secret password, Line line, Optional<String> serverPublicKey, boolean allowsPublicKeyRetrieval) {}
