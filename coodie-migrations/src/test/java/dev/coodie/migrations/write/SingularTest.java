package dev.coodie.migrations.write;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingularTest {
  @ParameterizedTest
  @CsvSource({
    "Customers, Customer",
    "OrderItems, OrderItem",
    "UsersByTown, UserByTown",
    "EventsByDays, EventByDays",
    "Standbys, Standby",
    "By, By",
    "Categories, Category",
    "Countries, Country",
    "Movies, Movie",
    "Ties, Tie",
    "Series, Series",
    "Addresses, Address",
    "Address, Address",
    "Statuses, Status",
    "OrderStatus, OrderStatus",
    "Boxes, Box",
    "Taxes, Tax",
    "Branches, Branch",
    "Coaches, Coach",
    "Caches, Cache",
    "Dishes, Dish",
    "Sizes, Size",
    "Quizzes, Quiz",
    "Houses, House",
    "Courses, Course",
    "Databases, Database",
    "Analyses, Analysis",
    "Analysis, Analysis",
    "Heroes, Hero",
    "Photos, Photo",
    "Shoes, Shoe",
    "Wolves, Wolf",
    "Archives, Archive",
    "Olives, Olive",
    "SalesPeople, SalesPerson",
    "Salespeople, Salesperson",
    "Salesmen, Salesman",
    "Specimen, Specimen",
    "Children, Child",
    "Sales, Sale",
    "News, News",
    "Metrics, Metric",
    "Analytics, Analytics",
    "Data, Data",
    "EventData, EventData",
    "Media, Media",
    "Menus, Menu",
    "Apis, Api",
    "UserIds, UserId",
    "Gps, Gps",
    "Cameras, Camera",
    "Canvas, Canvas",
    "Keys, Key",
    "Users2, Users2",
    "Grüße, Grüße"
  })
  void a_plural_becomes_a_singular_and_anything_else_stays(String plural, String singular) {
    assertThat(Singular.of(plural)).isEqualTo(singular);
  }
}
