package dev.luma.examples.bookshop;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// What went wrong, as an answer: problem details (RFC 9457).
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
    @ExceptionHandler
    ProblemDetail unknown(UnknownBookException e) {
        return problem(HttpStatus.NOT_FOUND, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail soldOut(SoldOutException e) {
        return problem(HttpStatus.CONFLICT, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail changedMeanwhile(OptimisticLockingFailureException e) {
        return problem(HttpStatus.CONFLICT, "somebody else has changed it meanwhile: read it again");
    }

    @ExceptionHandler
    ProblemDetail refused(DataIntegrityViolationException e) {
        return problem(HttpStatus.CONFLICT, "there is one with these values already");
    }

    private static ProblemDetail problem(HttpStatus status, @Nullable String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }

    /// Says for each field what is wrong with it.
    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        final Map<String, @Nullable String> fields = new TreeMap<>();
        e.getFieldErrors().forEach(error -> fields.put(error.getField(), error.getDefaultMessage()));
        e.getBody().setProperty("fields", fields);
        return handleExceptionInternal(e, e.getBody(), headers, status, request);
    }
}
