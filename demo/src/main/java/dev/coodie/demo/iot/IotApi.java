package dev.coodie.demo.iot;

import dev.coodie.Page;
import dev.coodie.PageToken;
import dev.coodie.demo.web.UnknownException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Readings of sensors. */
@RestController
@RequestMapping("/api/iot")
@Tag(name = "iot", description = "Readings of sensors, in a partition for each sensor and day")
class IotApi {
  private final Sensors sensors;

  IotApi(Sensors sensors) {
    this.sensors = sensors;
  }

  @GetMapping("/sensors")
  @Operation(summary = "The newest reading of each sensor")
  List<Reading> newest() {
    return names().map(sensors::newest).flatMap(Optional::stream).toList();
  }

  @GetMapping("/sensors/{sensor}/live")
  @Operation(summary = "The readings of a sensor since a time, oldest first; at most an hour")
  List<Reading> live(@PathVariable String sensor, @RequestParam Instant since) {
    Instant hour = Instant.now().minusSeconds(3600);
    return sensors.since(known(sensor), since.isBefore(hour) ? hour : since);
  }

  // tag::api[]
  @GetMapping("/sensors/{sensor}/history")
  @Operation(
      summary =
          "A page of readings before a time, newest first; next is the token of the page after it")
  Page<Reading> history(
      @PathVariable String sensor,
      @RequestParam Instant until,
      @RequestParam(required = false) @Nullable PageToken after) {
    return sensors.history(known(sensor), until, after);
  }

  // end::api[]

  private static String known(String sensor) {
    if (names().noneMatch(sensor::equals)) {
      throw new UnknownException("There is no sensor of that name. GET /api/iot/sensors has them.");
    }
    return sensor;
  }

  private static Stream<String> names() {
    return Stream.of(Climate.values()).map(Climate::sensor);
  }
}
